import { z } from 'zod'

/** Exactly these fields: one more or one less does not hold. */
export const restTask = z.strictObject({
  id: z.uuid(),
  type: z.string(),
  status: z.enum(['running', 'completed', 'error']),
  state: z.enum(['queued', 'running', 'completed', 'error', 'cancelled']),
  progress: z.int().min(0).max(100),
  message: z.string().nullable(),
  result: z.unknown(),
  error: z.string().nullable(),
  created_at: z.iso.datetime(),
  done_at: z.iso.datetime().nullable(),
})
