import type { Database } from '@pf/database'
import { Decimal } from 'decimal.js'
import { sql } from 'drizzle-orm'
import { emptyBooks, plantBook, plantLots, plantPartNumbers, viewBooks, viewItems } from '../book-tables.ts'
import { setTaskTime } from '../pricing-world.ts'
import type { PricingWorld } from '../pricing-world.ts'
import type { GoldenBookCase } from './book-case.ts'
import type { Judgement } from './judge-stock-case.ts'

/** What the cases call a refusal, by the product's error code. */
const refusals: Readonly<Record<string, string>> = { emptyBook: 'noRows' }

/** Runs a case through the product: LOTs and part numbers in their tables, a task, a worker, the views and the result. */
export async function judgeBookCase(world: PricingWorld, { given, expect }: GoldenBookCase): Promise<Judgement> {
  const { database } = world
  await emptyBooks(database)
  await setTimeZone(database, given.zone)
  await setTaskTime(database, given.now)
  await plantLots(database, given.lots)
  await plantPartNumbers(
    database,
    given.partNumbers.map(({ is_primary_pn: primary, ...partNumber }) => ({ ...partNumber, primary })),
  )
  for (const version of given.versionsEverGiven) await giveVersion(database, version)
  const present = await plantBook(database, { version: 'before', createdAt: '2026-11-20T09:00:00Z', isActive: true })

  const task = await world.createBook()
  const active = (await viewBooks(database)).filter(({ is_active: isActive }) => isActive)
  if (task.status === 'error') {
    const kept = active.length === 1 && active[0]?.id === present
    return { expected: expect, actual: kept ? { refused: refusals[task.error.code] ?? task.error.code } : { active } }
  }
  if (task.status !== 'completed') return { expected: expect, actual: task }
  const { bookId, version, itemCount, leftOut, leftOutPartNumbers } = task.result
  const named = leftOutPartNumbers.map(({ partNumber, ...rest }) => ({ partnumber: partNumber, ...rest }))
  return {
    expected:
      'refused' in expect
        ? expect
        : {
            ...expect,
            items: sorted(expect.items),
            leftOut: sorted(expect.leftOut),
            leftOutCount: expect.leftOut.length,
            active: [expect.version],
          },
    actual: {
      version,
      item_count: itemCount,
      items: sorted(await viewItems(database, bookId)),
      leftOut: sorted(named),
      leftOutCount: leftOut.ambiguous + leftOut.emptyBundle,
      active: active.map((book) => book.version),
    },
  }
}

async function setTimeZone({ db }: Database, zone: string): Promise<void> {
  await db.execute(sql`update pricing.setting set value = ${zone} where name = 'timeZone'`)
}

async function giveVersion({ db }: Database, version: string): Promise<void> {
  const [, day, number] = /^(\d{4}-\d\d-\d\d)-(\d{3})$/.exec(version) ?? []
  await db.execute(sql`
    insert into pricing.version_counter as counter (kind, day, last) values ('part_number_book', ${day}, ${Number(number)})
    on conflict (kind, day) do update set last = greatest(counter.last, excluded.last)`)
}

/** Lists are sets; decimals are compared as numbers. */
function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(plain(row))).toSorted()
}

function plain(row: object): object {
  const fields = Object.entries(row).map(([name, value]: [string, unknown]): [string, unknown] => [
    name,
    name === 'quantity' ? new Decimal(String(value)).toFixed() : value,
  ])
  return Object.fromEntries(fields.toSorted(([a], [b]) => a.localeCompare(b)))
}
