import { text } from 'drizzle-orm/pg-core'
import { pricingSchema } from './pricing-schema.ts'

/** What is the same for every process: `timeZone`, `baseCurrency`. */
export const setting = pricingSchema.table('setting', {
  name: text().primaryKey(),
  value: text().notNull(),
})
