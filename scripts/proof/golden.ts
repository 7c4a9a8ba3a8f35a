import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parseBookCases } from '../../packages/pricing/test/golden/book-case.ts'
import { judgeBookCase } from '../../packages/pricing/test/golden/judge-book-case.ts'
import { judgeStockCase } from '../../packages/pricing/test/golden/judge-stock-case.ts'
import type { Judgement } from '../../packages/pricing/test/golden/judge-stock-case.ts'
import { judgePartNumberCase, parsePartNumberCases } from '../../packages/pricing/test/golden/part-number-case.ts'
import { judgeRetentionCase, parseRetentionCases } from '../../packages/pricing/test/golden/retention-case.ts'
import { parseStockCases } from '../../packages/pricing/test/golden/stock-case.ts'
import { openPricingWorld, preparePricing } from '../../packages/pricing/test/pricing-world.ts'
import type { Proof } from './proof.ts'
import { openDataFolder } from '@pf/bench/measuring'

/**
 * Worked examples of the pricing rules against the product: stock imports and part-number books through engine, worker and tables of a
 * fresh database, part numbers and the retention of books by the functions that the tasks use.
 */
export const proveGolden: Proof = async ({ root, args, say }) => {
  const folder = path.resolve(args[0] ?? path.join(root, '../shared/golden'))
  const read = (name: string) => readFile(path.join(folder, name), 'utf8')
  if (!existsSync(path.join(folder, 'stock-import.json'))) {
    say(`There is no stock-import.json in ${folder}; name the folder of the cases: pnpm proof golden DIR`)
    return false
  }
  const tally = (file: string) => {
    const counts = { file, run: 0, held: 0 }
    const judge = (name: string, { expected, actual }: Judgement) => {
      counts.run++
      const held = isDeepStrictEqual(actual, expected)
      counts.held += Number(held)
      say(`${held ? 'ok  ' : 'FAIL'} ${file}: ${name}`)
      if (!held) say(`     expected ${JSON.stringify(expected)}\n     actual   ${JSON.stringify(actual)}`)
    }
    return { counts, judge }
  }

  const partNumbers = tally('part-numbers')
  for (const golden of parsePartNumberCases(await read('part-numbers.json'))) {
    partNumbers.judge(golden.name, judgePartNumberCase(golden))
  }
  const retention = tally('retention')
  for (const golden of parseRetentionCases(await read('retention.json'))) {
    retention.judge(golden.name, judgeRetentionCase(golden))
  }
  const stock = tally('stock-import')
  await using opened = new AsyncDisposableStack()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'golden-'))
  opened.defer(() => rm(dataDir, { recursive: true, force: true }))
  const database = opened.use(await openDataFolder(dataDir))
  await preparePricing(database)
  const world = opened.use(await openPricingWorld(database))
  for (const golden of parseStockCases(await read('stock-import.json'))) {
    stock.judge(golden.name, await judgeStockCase(world, golden))
  }
  const books = tally('books')
  for (const golden of parseBookCases(await read('books.json'))) {
    books.judge(golden.name, await judgeBookCase(world, golden))
  }
  const all = [partNumbers.counts, retention.counts, stock.counts, books.counts]
  for (const { file, run, held } of all) say(`${file}: ${held} of ${run} cases hold`)
  return all.every(({ run, held }) => run > 0 && run === held)
}
