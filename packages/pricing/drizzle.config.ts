import { defineConfig } from 'drizzle-kit'

/** `pnpm exec drizzle-kit generate --name what-it-does` writes the next migration. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/schema/*.ts',
  out: './drizzle',
  schemaFilter: ['pricing'],
})
