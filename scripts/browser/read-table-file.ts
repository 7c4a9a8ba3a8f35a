import { readFile } from 'node:fs/promises'
import { read, utils } from '@e965/xlsx'
import { z } from 'zod'

const cells = z.array(z.array(z.unknown()))

/** The rows of the first sheet of a workbook as texts, by a reader that is not ours; an empty cell is none. */
export async function readXlsxFile(file: string): Promise<string[][]> {
  const workbook = read(await readFile(file))
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? '']
  if (sheet === undefined) throw new Error(`${file} has no sheet`)
  return cells.parse(utils.sheet_to_json(sheet, { header: 1 })).map((row) => row.map(String))
}

/** The rows of a csv file as texts, by a reader that is not ours. */
export async function readCsvFile(file: string): Promise<string[][]> {
  const workbook = read((await readFile(file, 'utf8')).replace('\ufeff', ''), { type: 'string', raw: true })
  const sheet = workbook.Sheets[workbook.SheetNames[0] ?? '']
  if (sheet === undefined) throw new Error(`${file} holds no table`)
  return cells.parse(utils.sheet_to_json(sheet, { header: 1, defval: '' })).map((row) => row.map(String))
}
