import type { Layout } from '@pf/pricing/reading'
import type { Reading, SampleFile } from './answer-key.ts'

export interface Judgement {
  right: boolean
  /** What it is, in a few words; for a wrong one what came instead. */
  text: string
}

const fields = ['partNumber', 'name', 'vendor', 'price', 'quantity'] as const
const questionOf = {
  partNumber: 'partNumberColumn',
  name: 'partNumberColumn',
  vendor: null,
  price: 'priceColumn',
  quantity: 'quantityColumn',
} as const

export function judgeHeader(layout: Layout, readings: readonly { why: string | null; reading: Reading }[]): Judgement {
  const found = readings.find(({ reading }) => reading.sheet === layout.sheet && reading.headerRow === layout.headerRow)
  if (found !== undefined) return { right: true, text: `header ${layout.headerRow}${alternativeOf(found.why)}` }
  const [main] = readings
  return {
    right: false,
    text: `header "${layout.sheet}" ${layout.headerRow}, not "${main?.reading.sheet}" ${main?.reading.headerRow}`,
  }
}

/** Whether the columns are those of a reading, or a question stands where a person may decide otherwise. */
export function judgeColumns(layout: Layout, readings: readonly { why: string | null; reading: Reading }[]): Judgement {
  const found = readings.map(({ why, reading }) => ({ why, ...compareColumns(layout, reading, readings) }))
  const right = found.find(({ wrong }) => wrong.length === 0)
  if (right === undefined) return { right: false, text: `columns: ${found[0]?.wrong.join('; ')}` }
  const asked = right.asked.length === 0 ? '' : ` (asks: ${right.asked.join(', ')})`
  return { right: true, text: `columns${asked}${alternativeOf(right.why)}` }
}

/** A file that is no table of goods must not be taken for stock: no header, a question, or a reading that the key lists. */
export function judgeNoTable(
  layout: Layout,
  file: SampleFile,
  readings: readonly { why: string | null; reading: Reading }[],
): Judgement {
  if (layout.headerRow === null) return { right: true, text: 'no header' }
  const kinds = layout.questions.map(({ kind }) => kind)
  if (kinds.length > 0) return { right: true, text: `asks: ${kinds.join(', ')}` }
  const other = judgeColumns(layout, readings)
  return other.right ? other : { right: false, text: `taken for goods (${file.alternatives.length} alternatives)` }
}

function compareColumns(
  layout: Layout,
  reading: Reading,
  readings: readonly { reading: Reading }[],
): { wrong: string[]; asked: string[] } {
  const wrong: string[] = []
  const asked: string[] = []
  for (const field of fields) {
    const want = reading.columns[field] ?? []
    const got = layout.columns.filter(({ target }) => target === field).map(({ column }) => column)
    if (want.join() === got.join()) continue
    const mayAsk = want.length > 1 || new Set(readings.map((other) => String(other.reading.columns[field]))).size > 1
    const question = layout.questions.find(({ kind }) => kind === questionOf[field])
    const candidates = question !== undefined && 'columns' in question ? question.columns : []
    if (got.length === 0 && mayAsk && want.some((column) => candidates.includes(column))) asked.push(field)
    else wrong.push(`${field} ${got.join(',') || 'none'}, not ${want.join(',') || 'none'}`)
  }
  const totals = layout.columns.filter(({ target }) => target === 'total').map(({ column }) => column)
  if (reading.totalColumn !== undefined && totals.join() !== String(reading.totalColumn))
    wrong.push(`total ${totals.join()}`)
  const warehouses = layout.columns.flatMap(({ target, warehouse }) => (target === 'quantity' ? (warehouse ?? '') : []))
  if (reading.warehouses !== undefined && warehouses.join('|') !== reading.warehouses.join('|')) {
    wrong.push(`warehouses ${warehouses.join('|')}`)
  }
  return { wrong, asked }
}

export function alternativeOf(why: string | null): string {
  return why === null ? '' : ` [alternative: ${why}]`
}
