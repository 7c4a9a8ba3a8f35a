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

/** Of all tables so many must be recognised without help; of 15 that is 13 headers and 11 sets of columns. */
const headerShare = 13 / 15
const columnShare = 11 / 15

type Aspect = 'measures' | 'header' | 'columns' | 'reading' | 'noTable' | 'sheetJs' | 'bad'
type Judgements = Partial<Record<Aspect | 'error', Judgement>>

/** Every file of the samples' folder against its answer key, as the README beside them says: a line a file and a total. */
export const proveSamples: Proof = async ({ root, args, say }) => {
  const folder = path.resolve(args[0] ?? path.join(root, '../shared/samples'))
  if (!existsSync(path.join(folder, 'expected.json'))) {
    say(`There is no expected.json in ${folder}; name the samples' folder: pnpm proof samples DIR`)
    return false
  }
  const key = answerKey.parse(JSON.parse(await readFile(path.join(folder, 'expected.json'), 'utf8')))
  const judged: Judgements[] = []
  const judge = async (name: string, work: () => Promise<Judgements>) => {
    const judgements = await work().catch((error: unknown) => ({ error: { right: false, text: String(error) } }))
    judged.push(judgements)
    say(line(name, Object.values(judgements)))
  }
  for (const [name, file] of Object.entries(key)) await judge(name, () => judgeFile(path.join(folder, name), file))
  const badFiles = Object.entries(await readBadKey(folder))
  for (const [name, file] of badFiles) {
    await judge(`bad/${name}`, async () => ({ bad: await judgeBad(path.join(folder, 'bad', name), name, file) }))
  }

  const files = Object.values(key)
  const tables = files.filter(({ table }) => table).length
  const xlsx = files.filter(({ format }) => format === 'xlsx').length
  const right = (aspect: Aspect) => judged.filter((judgements) => judgements[aspect]?.right === true).length
  say('')
  say(`files ${files.length}: sheets, rows and cells right in ${right('measures')}`)
  say(`xlsx ${xlsx}: cell for cell like SheetJS in ${right('sheetJs')}`)
  say(`tables ${tables}: without help sheet and header row right in ${right('header')}, columns in ${right('columns')}`)
  say(`tables ${tables}: with the key's mapping all figures right in ${right('reading')}`)
  say(`other files ${files.length - tables}: not taken for stock ${right('noTable')}`)
  say(`bad files ${badFiles.length}: right ${right('bad')}`)
  return (
    right('measures') === files.length &&
    right('sheetJs') === xlsx &&
    right('header') >= Math.floor(tables * headerShare) &&
    right('columns') >= Math.floor(tables * columnShare) &&
    right('reading') === tables &&
    right('noTable') === files.length - tables &&
    right('bad') === badFiles.length
  )
}

async function judgeFile(samplePath: string, file: SampleFile): Promise<Judgements> {
  await using spreadsheet = await openSpreadsheet(samplePath, { fileName: path.basename(samplePath) })
  const measures = await judgeMeasures(spreadsheet, file)
  const layout = await detectLayout(spreadsheet, {})
  const readings = readingsOf(file)
  const found: Judgements = file.table
    ? {
        header: judgeHeader(layout, readings),
        columns: judgeColumns(layout, readings),
        reading: await judgeReading(spreadsheet, readings, layout.currency),
      }
    : { noTable: judgeNoTable(layout, file, readings) }
  if (file.format !== 'xlsx') return { measures, ...found }
  const { cells, different, differences } = await compareWithSheetJs(samplePath, spreadsheet)
  const text = different === 0 ? `${cells} cells as SheetJS` : `${different} cells differ: ${differences.join(' | ')}`
  return { measures, ...found, sheetJs: { right: different === 0, text } }
}

async function judgeMeasures(spreadsheet: Spreadsheet, file: SampleFile): Promise<Judgement> {
  const { rows, cells } = await measureSheet(spreadsheet, file.sheet ?? spreadsheet.sheets[0]?.name ?? '')
  const sheets = JSON.stringify(spreadsheet.sheets)
  const wrong = [
    ...(spreadsheet.format === file.format ? [] : [`format ${spreadsheet.format}, not ${file.format}`]),
    ...(sheets === JSON.stringify(file.sheets) ? [] : [`sheets ${sheets}`]),
    ...(rows === file.rows && cells === file.cells
      ? []
      : [`${rows} rows ${cells} cells, not ${file.rows} and ${file.cells}`]),
  ]
  return { right: wrong.length === 0, text: wrong.length === 0 ? `${rows} rows ${cells} cells` : wrong.join('; ') }
}

async function readBadKey(folder: string) {
  const file = path.join(folder, 'bad/expected.json')
  return existsSync(file) ? badKey.parse(JSON.parse(await readFile(file, 'utf8'))) : {}
}

function line(name: string, parts: readonly Judgement[]): string {
  const mark = parts.every(({ right }) => right) ? 'ok   ' : 'WRONG'
  return `${mark} ${name}: ${parts.map(({ right, text }) => (right ? text : `<< ${text} >>`)).join(', ')}`
}
