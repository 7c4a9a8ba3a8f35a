import { z } from 'zod'

/** Text that PostgreSQL can hold: any but a NUL. */
export const storableText = z.string().refine((text) => !text.includes('\0'), 'must not contain a NUL character')
