import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { detectLayout } from '@pf/pricing/reading'
import { openSpreadsheet } from '@pf/spreadsheet'
import type { Spreadsheet } from '@pf/spreadsheet'
import type { Proof } from './proof.ts'
import { answerKey, badKey, readingsOf } from './samples/answer-key.ts'
import type { SampleFile } from './samples/answer-key.ts'
import { compareWithSheetJs } from './samples/compare-sheetjs.ts'
import { judgeBad } from './samples/judge-bad.ts'
import { judgeColumns, judgeHeader, judgeNoTable } from './samples/judge-detection.ts'
import type { Judgement } from './samples/judge-detection.ts'
import { judgeReading } from './samples/judge-reading.ts'
import { measureSheet } from './samples/measure-sheet.ts'

/** Of all tables so many must be recognised without help; the key's 15 tables ask for 13 headers and 11 sets of columns. */
const headerShare = 13 / 15
const columnShare = 11 / 15

/** Every file of the samples' folder against its answer key, as the README beside them says: a line a file and a total. */
export const proveSamples: Proof = async ({ root, args, say }) => {
  const folder = path.resolve(args[0] ?? path.join(root, '../shared/samples'))
  if (!existsSync(path.join(folder, 'expected.json'))) {
    say(`There is no expected.json in ${folder}; name the samples' folder: pnpm proof samples DIR`)
    return false
  }
  const key = answerKey.parse(JSON.parse(await readFile(path.join(folder, 'expected.json'), 'utf8')))
  const total = {
    files: 0,
    measured: 0,
    tables: 0,
    headers: 0,
    columns: 0,
    readings: 0,
    others: 0,
    othersRight: 0,
    same: 0,
    xlsx: 0,
  }
  for (const [name, file] of Object.entries(key)) {
    const samplePath = path.join(folder, name)
    await using spreadsheet = await openSpreadsheet(samplePath, { fileName: path.basename(name) })
    const measured = await judgeMeasures(spreadsheet, file)
    const found = await judgeTable(spreadsheet, file)
    total.files++
    total.measured += Number(measured.right)
    const parts = [measured, ...Object.values(found)]
    if (file.table) {
      total.tables++
      total.headers += Number(found['header']?.right)
      total.columns += Number(found['columns']?.right)
      total.readings += Number(found['reading']?.right)
    } else {
      total.others++
      total.othersRight += Number(found['noTable']?.right)
    }
    if (file.format === 'xlsx') {
      const { cells, different, differences } = await compareWithSheetJs(samplePath, spreadsheet)
      total.xlsx++
      total.same += Number(different === 0)
      parts.push({
        right: different === 0,
        text:
          different === 0
            ? `${cells} cells as SheetJS`
            : `${different} cells differ from SheetJS: ${differences.join(' | ')}`,
      })
    }
    say(line(name, parts))
  }
  const bad = await proveBad(folder, say)
  say('')
  say(
    `files ${total.files}: sheets, rows and cells right in ${total.measured}; xlsx cell for cell like SheetJS in ${total.same} of ${total.xlsx}`,
  )
  say(
    `tables ${total.tables}: without help sheet and header row right in ${total.headers}, columns in ${total.columns}; with the key's mapping all figures right in ${total.readings}`,
  )
  say(
    `other files ${total.others}: not taken for stock ${total.othersRight}; bad files ${bad.files}: right ${bad.right}`,
  )
  return (
    total.measured === total.files &&
    total.same === total.xlsx &&
    total.headers >= Math.floor(total.tables * headerShare) &&
    total.columns >= Math.floor(total.tables * columnShare) &&
    total.readings === total.tables &&
    total.othersRight === total.others &&
    bad.right === bad.files
  )
}

async function judgeMeasures(spreadsheet: Spreadsheet, file: SampleFile): Promise<Judgement> {
  const { rows, cells } = await measureSheet(spreadsheet, file.sheet ?? spreadsheet.sheets[0]?.name ?? '')
  const wrong = [
    ...(spreadsheet.format === file.format ? [] : [`format ${spreadsheet.format}, not ${file.format}`]),
    ...(JSON.stringify(spreadsheet.sheets) === JSON.stringify(file.sheets)
      ? []
      : [`sheets ${JSON.stringify(spreadsheet.sheets)}`]),
    ...(rows === file.rows && cells === file.cells
      ? []
      : [`${rows} rows ${cells} cells, not ${file.rows} and ${file.cells}`]),
  ]
  return { right: wrong.length === 0, text: wrong.length === 0 ? `${rows} rows ${cells} cells` : wrong.join('; ') }
}

async function judgeTable(spreadsheet: Spreadsheet, file: SampleFile): Promise<Record<string, Judgement>> {
  const layout = await detectLayout(spreadsheet, {})
  const readings = readingsOf(file)
  if (!file.table) return { noTable: judgeNoTable(layout, file, readings) }
  return {
    header: judgeHeader(layout, readings),
    columns: judgeColumns(layout, readings),
    reading: await judgeReading(spreadsheet, readings, layout.currency),
  }
}

async function proveBad(folder: string, say: (line: string) => void): Promise<{ files: number; right: number }> {
  const keyFile = path.join(folder, 'bad/expected.json')
  if (!existsSync(keyFile)) return { files: 0, right: 0 }
  const key = badKey.parse(JSON.parse(await readFile(keyFile, 'utf8')))
  let right = 0
  for (const [name, file] of Object.entries(key)) {
    const judgement = await judgeBad(path.join(folder, 'bad', name), name, file)
    right += Number(judgement.right)
    say(line(`bad/${name}`, [judgement]))
  }
  return { files: Object.keys(key).length, right }
}

function line(name: string, parts: readonly Judgement[]): string {
  const mark = parts.every(({ right }) => right) ? 'ok   ' : 'WRONG'
  return `${mark} ${name}: ${parts.map(({ right, text }) => (right ? text : `<< ${text} >>`)).join(', ')}`
}
