import { z } from 'zod'

/** Who does something. Never empty: a system action has an actor of its own. */
export const actorSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  role: z.string().min(1),
  /** How the actor came in: signed in, by API key, by command line, or as the person at an unprotected local server. */
  via: z.enum(['session', 'key', 'cli', 'local']),
})

export type Actor = z.output<typeof actorSchema>
