import { pgSchema } from 'drizzle-orm/pg-core'

export const pricingSchema = pgSchema('pricing')
