import { createRegistry, defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import { z } from 'zod'

const atOnce = { initialMs: 0, factor: 1, maxMs: 0 }

export const resizeImage = defineTask({
  type: 'resize_image',
  title: 'Resize an image',
  input: z.strictObject({ name: z.string(), width: z.int().default(100) }),
  result: z.object({ bytes: z.int() }),
  messages: defineMessages({
    reading: ({ rows }: { rows: number }) => `Reading · ${rows} rows`,
    writing: () => 'Writing',
  }),
  errors: defineErrors({ tooLarge: ({ name }: { name: string }) => `The image ${name} is too large` }),
  permissions: { submit: 'images:write', read: 'images:read' },
  run: { backoff: atOnce },
})

/** One at a time. */
export const sendDigest = defineTask({
  type: 'send_digest',
  title: 'Send the digest',
  input: z.strictObject({ to: z.string() }),
  result: z.object({ sent: z.int() }),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'digest:write', read: 'digest:read' },
  run: { backoff: atOnce, concurrency: { mode: 'serial' } },
})

/** One at a time for each folder. */
const indexFolder = defineTask({
  type: 'index_folder',
  title: 'Index a folder',
  input: z.strictObject({ folder: z.string(), depth: z.int() }),
  result: z.object({ files: z.int() }),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'images:write', read: 'images:read' },
  run: { backoff: atOnce, concurrency: { mode: 'serial', per: 'folder' } },
})

/** Must be quick, and goes before all others. */
export const readHeader = defineTask({
  type: 'read_header',
  title: 'Read a header',
  input: z.strictObject({ name: z.string() }),
  result: z.object({ bytes: z.int() }),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'images:write', read: 'images:read' },
  run: { maxAttempts: 1, timeoutMs: 300, priority: 10 },
})

/** One waits for each input, one runs; kept for a day. */
export const buildIndex = defineTask({
  type: 'build_index',
  title: 'Build the index',
  input: z.strictObject({ full: z.boolean().default(false) }),
  result: z.object({ files: z.int() }),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'images:write', read: 'images:read' },
  run: { backoff: atOnce, concurrency: { mode: 'serial' }, coalesce: true, retentionDays: 1 },
})

export const registry = createRegistry([resizeImage, sendDigest, indexFolder, readHeader, buildIndex])
export type TestTypes = typeof registry
