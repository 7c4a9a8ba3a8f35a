import { z } from 'zod'
import type { SubmittedInputOf, TaskDefinition } from './definition.ts'
import { storableText } from './storable-text.ts'

/** All task types that a program knows, by their wire names. */
export type Registry = Readonly<Record<string, TaskDefinition>>

export type RegistryOf<D extends readonly TaskDefinition[]> = { readonly [K in D[number] as K['type']]: K }

/**
 * Collects the task types of a program.
 * @throws RangeError when two definitions have one name
 */
export function createRegistry<const D extends readonly TaskDefinition[]>(definitions: D): RegistryOf<D>
export function createRegistry(definitions: readonly TaskDefinition[]): Registry {
  const registry: Record<string, TaskDefinition> = {}
  for (const definition of definitions) {
    if (Object.hasOwn(registry, definition.type))
      throw new RangeError(`Two task definitions are named "${definition.type}"; a name is given once`)
    registry[definition.type] = definition
  }
  return registry
}

/** What a client sends to have a task done: one member per task type, discriminated by `type`. */
export type Submission<R extends Registry> = {
  [K in keyof R & string]: {
    readonly type: K
    readonly input: SubmittedInputOf<R[K]>
    /** The same key and input again give the same task; another input is refused (IDEMPOTENCY_CONFLICT). */
    readonly idempotencyKey?: string | undefined
  }
}[keyof R & string]

const envelope = z.object({
  type: z.string(),
  input: z.unknown(),
  idempotencyKey: storableText.min(1).max(200).optional(),
})

/** The submissions of a registry as a schema for a procedure's input: checks, and leaves parsing (defaults) to the manager. */
export function submissionSchema<R extends Registry>(registry: R) {
  return z.custom<Submission<R>>().superRefine((value, context) => {
    const parsed = envelope.safeParse(value)
    if (!parsed.success) {
      for (const issue of parsed.error.issues) context.addIssue({ ...issue, code: 'custom' })
      return
    }
    const definition = Object.hasOwn(registry, parsed.data.type) ? registry[parsed.data.type] : undefined
    if (definition === undefined) {
      const known = Object.keys(registry).join(', ')
      context.addIssue({
        code: 'custom',
        path: ['type'],
        message: `Unknown task type "${parsed.data.type}". Known: ${known}`,
      })
      return
    }
    const input = definition.input.safeParse(parsed.data.input)
    for (const issue of input.error?.issues ?? []) {
      context.addIssue({ code: 'custom', path: ['input', ...issue.path], message: issue.message })
    }
  })
}
