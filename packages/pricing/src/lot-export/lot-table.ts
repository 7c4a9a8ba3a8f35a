import type { ExportFormat, LotColumn } from '@pf/contract'
import type { CellValue } from '@pf/spreadsheet'
import { numberCell, quantityText } from '../list-file/number-cell.ts'
import type { ExportedLotRow } from './read-lot-rows.ts'

interface LotWords {
  readonly titles: Record<LotColumn, string>
  readonly bundle: string
  readonly component: string
}

/** In the order of `lotColumns`. What stands here an import recognises. */
const words: Record<'en' | 'ru', LotWords> = {
  en: {
    titles: {
      name: 'LOT',
      category: 'Category',
      description: 'Description',
      kind: 'Kind',
      item: 'Item',
      quantity: 'Quantity',
    },
    bundle: 'bundle',
    component: 'component',
  },
  ru: {
    titles: {
      name: 'LOT',
      category: 'Категория',
      description: 'Описание',
      kind: 'Вид',
      item: 'Позиция',
      quantity: 'Количество',
    },
    bundle: 'комплект',
    component: 'компонент',
  },
}

export interface LotTableOptions {
  readonly format: ExportFormat
  readonly language: 'en' | 'ru'
  readonly onRows: (rows: number) => void
}

/** LOTs as a table that imports again: the titles, then a row a LOT, of a bundle a row an item. */
export async function* lotTable(
  pages: AsyncIterable<readonly ExportedLotRow[]>,
  { format, language, onRows }: LotTableOptions,
): AsyncGenerator<CellValue[]> {
  const quantityCell = format === 'xlsx' ? numberCell : (quantity: string) => quantityText(quantity, language)
  const { titles, bundle, component } = words[language]
  yield Object.values(titles)
  let rows = 0
  for await (const page of pages) {
    for (const { name, category, description, isBundle, item, quantity } of page)
      yield [
        name,
        category,
        description,
        isBundle ? bundle : component,
        item,
        quantity === null ? null : quantityCell(quantity),
      ]
    rows += page.length
    onRows(rows)
  }
}
