import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { writeXlsx } from '@pf/spreadsheet'
import type { CellValue } from '@pf/spreadsheet'

const vendors = [
  'AMD',
  'Intel',
  'Samsung',
  'Micron',
  'Kioxia',
  'Seagate',
  'Supermicro',
  'NVIDIA',
  'Broadcom',
  'Mellanox',
]

function* stockRows(rows: number, variant: number): Generator<readonly CellValue[]> {
  yield ['ООО «Поставщик»']
  yield ['Остатки на складах']
  yield ['Производитель', 'Артикул', 'Наименование', 'Цена, руб.', 'Москва', 'Санкт-Петербург']
  for (let row = 0; row < rows; row++) {
    const vendor = vendors[row % vendors.length] ?? ''
    yield [
      vendor,
      `${vendor.slice(0, 3).toUpperCase()}-${String(row).padStart(7, '0')}`,
      `Компонент ${vendor} серии ${row % 1_000}, упаковка ${row % 7}`,
      1_000 + ((row * 37 + variant * 11) % 250_000) / 100,
      row % 11 === 0 ? '>50' : (row * 7 + variant) % 300,
      row % 13 === 0 ? null : (row * 3) % 90,
    ]
  }
}

/** Writes a deterministic stock list of two warehouses as xlsx; another `variant` differs in prices and quantities. */
export async function writeStockFile(
  file: string,
  { rows, variant = 0 }: { rows: number; variant?: number },
): Promise<void> {
  await pipeline(writeXlsx({ name: 'Остатки', rows: stockRows(rows, variant) }), createWriteStream(file))
}
