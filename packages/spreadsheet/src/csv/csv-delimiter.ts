type CsvDelimiter = ',' | ';' | '\t'

export interface CsvDialect {
  delimiter: CsvDelimiter
  /** The file begins with Excel's line `sep=;`, which is no row. */
  hasSeparatorLine: boolean
}

const sampleLines = 200

/** The delimiter of a csv text, told by its first lines: Excel's `sep=` line, else the one that cuts the lines most evenly. */
export function detectDialect(text: string): CsvDialect {
  const named = /^sep=([,;\t])\r?\n/i.exec(text)?.[1]
  if (named === ',' || named === ';' || named === '\t') return { delimiter: named, hasSeparatorLine: true }
  const tab = evenness(text, '\t')
  const semicolon = evenness(text, ';')
  const comma = evenness(text, ',')
  const best = [tab, semicolon, comma].reduce((a, b) => (b.share > a.share + 0.15 ? b : a))
  // Where a semicolon and a comma both cut evenly, a comma between digits is a decimal sign.
  if (best === semicolon && comma.share >= best.share - 0.05 && comma.hardCuts > 2 * semicolon.hardCuts)
    return { delimiter: ',', hasSeparatorLine: false }
  return { delimiter: best.share === 0 ? ',' : best.delimiter, hasSeparatorLine: false }
}

interface Evenness {
  delimiter: CsvDelimiter
  /** Share of the non-blank lines that have the commonest number of cuts, less the half of those whose quotes do not fit the cuts. */
  share: number
  /** Mean number of cuts a line that do not stand between two digits. */
  hardCuts: number
}

function evenness(text: string, delimiter: CsvDelimiter): Evenness {
  const counts = new Map<number, number>()
  let lines = 0
  let hardCuts = 0
  let badLines = 0
  for (const line of logicalLines(text, delimiter)) {
    lines++
    hardCuts += line.hardCuts
    if (line.badQuotes) badLines++
    counts.set(line.cuts, (counts.get(line.cuts) ?? 0) + 1)
  }
  let cutLines = 0
  let commonest = 0
  for (const [cuts, count] of counts) {
    if (cuts === 0) continue
    cutLines += count
    commonest = Math.max(commonest, count)
  }
  if (lines === 0) return { delimiter, share: 0, hardCuts: 0 }
  const even = commonest + 0.5 * (cutLines - commonest) - 0.5 * badLines
  return { delimiter, share: Math.max(0, even / lines), hardCuts: hardCuts / lines }
}

interface LogicalLine {
  cuts: number
  hardCuts: number
  /** A quote stands within a cell, or something stands between a closing quote and the next cut. */
  badQuotes: boolean
}

/** Lines outside quotes, blank ones left out, the last one (perhaps unfinished) only if it is the only one. */
function* logicalLines(text: string, delimiter: CsvDelimiter): Generator<LogicalLine> {
  let lines = 0
  let line = emptyLine()
  let blank = true
  let quoted = false
  let fieldStart = true
  for (let i = 0; i < text.length && lines < sampleLines; i++) {
    const character = text[i]
    if (quoted) {
      if (character === '"') {
        if (text[i + 1] === '"') i++
        else {
          quoted = false
          if (!endsCell(text[i + 1], delimiter)) line.badQuotes = true
        }
      }
      continue
    }
    if (character === '\n' || character === '\r') {
      if (!blank) {
        lines++
        yield line
      }
      line = emptyLine()
      blank = true
      fieldStart = true
      continue
    }
    if (character === delimiter) {
      line.cuts++
      if (!(isDigit(text[i - 1]) && isDigit(text[i + 1]))) line.hardCuts++
      blank = false
      fieldStart = true
      continue
    }
    if (character === '"') {
      if (fieldStart) quoted = true
      else line.badQuotes = true
    }
    fieldStart = false
    blank = false
  }
  if (lines === 0 && !blank) yield line
}

function emptyLine(): LogicalLine {
  return { cuts: 0, hardCuts: 0, badQuotes: false }
}

function endsCell(character: string | undefined, delimiter: CsvDelimiter): boolean {
  return character === undefined || character === delimiter || character === '\n' || character === '\r'
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}
