import { expect } from 'vitest'
import { serverApi, uploadFile } from './server-api.ts'

/** What a warehouse has, as a supplier would send it. */
export interface StockRow {
  readonly partNumber: string
  readonly vendor: string
  readonly name?: string
  readonly price?: number
  readonly quantity?: number
}

/** Makes rows the stock of a warehouse, without the console, and waits until their part numbers are listed. */
export async function importStock(url: string, warehouse: string, rows: Iterable<StockRow>): Promise<void> {
  const lines = Array.from(
    rows,
    ({ partNumber, vendor, name = '', price = 100, quantity = 1 }) =>
      `${partNumber};${name};${vendor};${price};${quantity}`,
  )
  const content = ['Артикул;Наименование;Производитель;Цена;Остаток', ...lines, ''].join('\r\n')
  const api = serverApi(url)
  const file = await uploadFile(url, { name: `${warehouse}.csv`, content })
  const mapping = {
    sheet: '',
    headerRow: 1,
    columns: { partNumber: 0, name: 1, vendor: 2, price: 3 },
    quantities: { [warehouse]: 4 },
  }
  const input = { fileId: file.id, asOf: '2026-01-15', mapping }
  const { taskId } = await api.tasks.submit.mutate({ type: 'stock_import', input })
  const isOver = async () => (await api.tasks.get.query({ id: taskId })).status
  await expect.poll(isOver, { timeout: 90_000 }).toBe('completed')
  const live = async () => (await api.tasks.list.query({ statuses: ['queued', 'running'] })).tasks.length
  await expect.poll(live, { timeout: 90_000 }).toBe(0)
}
