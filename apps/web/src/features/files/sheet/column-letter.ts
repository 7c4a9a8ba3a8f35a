/** The name that spreadsheets give a column: 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26))
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last
}
