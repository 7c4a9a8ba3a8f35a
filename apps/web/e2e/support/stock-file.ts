/** A stock file of so many goods, as a supplier would send it. */
export function stockCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const number = String(index + 1).padStart(6, '0')
    return `PN-${number};Server part ${number};ACME;${(index % 900) + 10},50;${index % 40}`
  })
  return ['Артикул;Наименование;Производитель;Цена;Остаток', ...lines, ''].join('\r\n')
}
