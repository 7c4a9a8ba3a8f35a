/** Why a file can't be read at all: the reader's codes, as errors of every task that reads a file. */
export const fileErrorTexts = {
  fileUnreadable: ({ reason }: { code: string; reason: string }) => reason,
  fileGone: ({ fileId }: { fileId: string }) => `The uploaded file ${fileId} is no longer kept. Upload it again`,
  sheetUnknown: ({ sheet, sheets }: { sheet: string; sheets: string }) =>
    `The file has no sheet "${sheet}". It has: ${sheets}`,
} as const

/** A sheet in a sentence: those of csv and of most mxl files have no name. */
export function sheetWords(sheet: string): string {
  return sheet === '' ? 'the file' : `sheet "${sheet}"`
}
