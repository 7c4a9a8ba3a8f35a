import { z } from 'zod'

/** A decimal number as text, so that nothing is lost on the wire: "-2.500". */
export const decimal = z
  .string()
  .regex(/^-?\d{1,18}(\.\d{1,6})?$/, 'Expected a decimal number as text, such as "12.50"')

/** A calendar day of the business time zone: "2026-11-24". */
export const day = z.iso.date('Expected a day as year, month and day, such as "2026-11-24"')

/** ISO 4217 */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'Expected a currency of three capital letters, such as RUB')

/** 0-based column of a sheet. */
export const column = z.int().min(0).max(16_383)
