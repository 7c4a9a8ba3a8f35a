/** Columns of text, each as wide as its widest cell; figures to the right. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, index) => Math.max(width(title), ...rows.map((row) => width(row[index] ?? ''))))
  const numeric = header.map(
    (_title, index) => rows.length > 0 && rows.every((row) => /^[-–\d., %]*$/.test(row[index] ?? '')),
  )
  const line = (cells: readonly string[]): string => {
    const padded = cells.map((cell, index) => {
      const space = ' '.repeat(Math.max((widths[index] ?? 0) - width(cell), 0))
      return numeric[index] === true ? space + cell : cell + space
    })
    return padded.join('  ').trimEnd()
  }
  return [line(header), line(widths.map((length) => '─'.repeat(length))), ...rows.map(line)].join('\n')
}

function width(text: string): number {
  return Array.from(text).length
}
