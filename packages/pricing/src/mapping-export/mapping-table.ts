import type { MappingColumn } from '@pf/contract'
import type { CellValue } from '@pf/spreadsheet'
import type { ExportedMappingRow } from './read-mapping-rows.ts'

interface MappingWords {
  readonly titles: Record<MappingColumn, string>
  readonly yes: string
}

/** In the order of the columns. What stands here an import recognises. */
const words: Record<'en' | 'ru', MappingWords> = {
  en: {
    titles: {
      partNumber: 'Part number',
      vendor: 'Vendor',
      lot: 'LOT',
      ignored: 'Ignored',
      primary: 'Primary',
      description: 'Description',
      replacedBy: 'Replaced by',
      replacedByVendor: 'Replacement vendor',
    },
    yes: 'yes',
  },
  ru: {
    titles: {
      partNumber: 'Партномер',
      vendor: 'Вендор',
      lot: 'LOT',
      ignored: 'Игнорировать',
      primary: 'Основной',
      description: 'Описание',
      replacedBy: 'Замена',
      replacedByVendor: 'Вендор замены',
    },
    yes: 'да',
  },
}

/** Part numbers as a table that imports again, mapped or not: the titles, then a row a part number. */
export async function* mappingTable(
  pages: AsyncIterable<readonly ExportedMappingRow[]>,
  { language, onRows }: { language: 'en' | 'ru'; onRows: (rows: number) => void },
): AsyncGenerator<CellValue[]> {
  const { titles, yes } = words[language]
  yield Object.values(titles)
  let rows = 0
  for await (const page of pages) {
    for (const { partNumber, vendor, lot, isIgnored, isPrimary, description, replacedBy, replacedByVendor } of page)
      yield [
        partNumber,
        vendor,
        lot,
        isIgnored ? yes : null,
        isPrimary ? yes : null,
        description,
        replacedBy,
        // Blank would be the vendor of the row.
        replacedBy === null ? null : (replacedByVendor ?? '-'),
      ]
    rows += page.length
    onRows(rows)
  }
}
