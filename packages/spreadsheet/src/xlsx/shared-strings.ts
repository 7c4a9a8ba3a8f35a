import { RichText } from './rich-text.ts'
import { createStringStore, type StringStore } from './string-store.ts'
import { parseXml } from './xml-part.ts'
import type { ZipParts } from './zip-parts.ts'

/** Reads the table of shared strings; a workbook without one has none. `onBytes` is told the bytes unpacked so far. */
export async function readSharedStrings(
  parts: ZipParts,
  path: string,
  onBytes: (bytes: number) => void,
): Promise<StringStore> {
  const strings = createStringStore()
  if (!parts.has(path)) return strings
  const item = new RichText()
  let inItem = false
  const progress = parseXml(parts.read(path, 'sharedStrings'), path, {
    open(name) {
      if (name === 'si') {
        inItem = true
        item.start()
      } else if (inItem) item.open(name)
    },
    close(name) {
      if (name === 'si') {
        inItem = false
        strings.add(item.finish())
      } else if (inItem) item.close(name)
    },
    text(text) {
      if (inItem) item.add(text, path)
    },
  })
  for await (const bytes of progress) onBytes(bytes)
  return strings
}
