import { parseXml } from './xml-part.ts'
import type { ZipParts } from './zip-parts.ts'

/** What stands in a sheet part before its rows. */
export async function readSheetHead(parts: ZipParts, path: string): Promise<{ summaryBelow: boolean }> {
  let summaryBelow = true
  let inData = false
  const progress = parseXml(parts.read(path, 'sheet'), path, {
    open(name, attributes) {
      if (name === 'sheetData') inData = true
      if (inData || name !== 'outlinePr') return
      const value = attributes.summaryBelow
      summaryBelow = value !== '0' && value !== 'false'
    },
  })
  for await (const _ of progress) if (inData) break
  return { summaryBelow }
}
