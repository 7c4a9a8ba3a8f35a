const letterA = 64

/** 0-based column of a reference such as "AB12"; null if it has no letters. */
export function referenceColumn(reference: string): number | null {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - letterA
  }
  return column === 0 ? null : column - 1
}

/** A 0-based column as spreadsheets call it: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(letterA + 1 + ((rest - 1) % 26)) + letters
  return letters
}

/** "AB12" of a 0-based column and a 1-based row. */
export function cellReference(column: number, row: number): string {
  return `${columnName(column)}${row}`
}
