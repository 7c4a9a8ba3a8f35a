import { sampleData } from '@pf/contract'
import type { StockMapping } from '@pf/contract'
import type { Queryable } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { keyText } from '../part-number/part-number-key.ts'
import { beginDecision } from '../part-number/write-decision.ts'
import { insertImport } from '../stock-import/stage-import.ts'
import { countSystem } from './is-empty.ts'
import { warehouses } from './stock.ts'

const { errors } = sampleData

/** What all rows of a sample hang on: whoever has these ids can tell them from those of others, and take them away. */
export type BegunSample = {
  readonly importId: number
  /** The decisions that map and that ignore. */
  readonly mapId: number
  readonly ignoreId: number
  /** Its part of each warehouse, in their order. */
  readonly warehouses: readonly { readonly id: number; readonly name: string }[]
}

/**
 * Begins a sample on an empty system.
 * @throws TaskError notEmpty
 */
export async function beginSample(
  tx: Queryable,
  { taskId, asOf, actor }: { taskId: string; asOf: string; actor: Actor },
): Promise<BegunSample> {
  const { lots, partNumbers, imports } = await countSystem(tx)
  if (lots + partNumbers + imports > 0) throw errors.notEmpty({ lots, partNumbers, imports })
  const decided = { how: 'task', by: actor, taskId } as const
  const mapId = await beginDecision(tx, { kind: 'map', ...decided })
  const ignoreId = await beginDecision(tx, { kind: 'ignore', ...decided })
  const { importId, warehouses: begun } = await insertImport(tx, {
    taskId,
    // There is no file: what would be its rows is made as it is written.
    file: { id: taskId, sha256: '', name: 'sample data' },
    mapping,
    scope: 'full',
    asOf,
    createdBy: actor.id,
    decimalSigns: { 3: ',' },
    titles: ['Артикул', 'Вендор', 'Наименование', 'Цена, руб.', ...warehouses],
    warehouses: warehouses.map((name) => ({ name, key: keyText(name) })),
  })
  return { importId, mapId, ignoreId, warehouses: begun.map(({ id, name }) => ({ id, name })) }
}

const mapping: StockMapping = {
  sheet: '',
  headerRow: 1,
  columns: { partNumber: 0, vendor: 1, name: 2, price: 3 },
  quantities: Object.fromEntries(warehouses.map((name, index) => [name, 4 + index])),
  decimalSigns: {},
  currency: 'RUB',
  vatIncluded: false,
  vatPercent: '20',
  pack: 1,
}
