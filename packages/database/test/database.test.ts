import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openDatabase } from '../src/database.ts'
import { createTestDatabase } from '../src/testing/testing.ts'

const template = {
  name: 'database',
  prepare: async (database: Awaited<ReturnType<typeof openDatabase>>) => {
    await database.db.execute(sql`create table item (id int primary key, name text)`)
  },
}

test('a transaction commits what it wrote', async () => {
  await using database = await createTestDatabase(template)
  await database.transaction(async (tx) => {
    await tx.execute(sql`insert into item values (1, 'болт')`)
  })
  await using second = await openDatabase({ url: database.url })
  const { rows } = await second.db.execute(sql`select name from item`)
  expect(rows).toEqual([{ name: 'болт' }])
})
