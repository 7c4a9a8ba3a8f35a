import { z } from 'zod'

/** A text that PostgreSQL stores: without a zero character and without half a pair of surrogates. */
export const storableText = z
  .string()
  .refine(
    (text) => !text.includes('\0') && text.isWellFormed(),
    'Expected a text without zero characters and halves of letters',
  )
