import { limits } from '../limits.ts'
import { generalFormat, numberFormat, type NumberFormat } from './number-format.ts'
import { parseWholeXml } from './xml-part.ts'
import type { ZipParts } from './zip-parts.ts'

/** The number format of each cell style (index = the `s` of a cell). A workbook without styles has none. */
export async function readStyles(parts: ZipParts, path: string): Promise<NumberFormat[]> {
  if (!parts.has(path)) return []
  const ownCodes = new Map<number, string>()
  const ids: number[] = []
  let inCellFormats = false
  await parseWholeXml(parts.read(path, 'other'), path, {
    open(name, attributes) {
      if (name === 'cellXfs') inCellFormats = true
      else if (name === 'numFmt') addCode(ownCodes, attributes)
      else if (name === 'xf' && inCellFormats) ids.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  const known = new Map<number, NumberFormat>()
  return ids.map((id) => {
    const format = known.get(id) ?? numberFormat(id, ownCodes)
    known.set(id, format)
    return format
  })
}

function addCode(codes: Map<number, string>, attributes: Record<string, string>): void {
  const id = Number(attributes.numFmtId)
  const code = attributes.formatCode
  // Formats of conditional formatting (dxf) repeat ids: the first, of the workbook itself, holds.
  if (code === undefined || codes.has(id)) return
  // Excel writes none that is longer; a million cells would each show it.
  codes.set(id, code.length > limits.formatCharacters ? '' : code)
}

export function styleFormat(styles: readonly NumberFormat[], index: string | undefined): NumberFormat {
  return index === undefined ? generalFormat : (styles[Number(index)] ?? generalFormat)
}
