import { expect, test } from 'vitest'
import { detectDialect } from './csv-delimiter.ts'

test.for([
  ['semicolons with decimal commas', 'Артикул;Цена\nA1;12,50\nA2;13,00\n', ';'],
  ['semicolons where every line has as many commas', 'a;1,5;2,5\nb;1,5;2,5\n', ';'],
  ['commas', 'a,b,c\n1,2,3\n', ','],
  ['commas with a semicolon in each line', 'a,b,c,"d"\nx; y,z z,u,v\nx; y,z z,u,v\n', ','],
  ['tabs with commas and semicolons in the texts', 'a\tb\nx, y; z\t1,5\nq, r; s\t2,5\n', '\t'],
  ['delimiters inside quotes', 'a;"x,y,z"\nb;"x,y"\n', ';'],
  [
    'a letterhead above the table',
    'Прайс-лист от 01.02.2024, склад Москва\n\nтел. 123, 456\nКод;Цена;Остаток\n1;2;3\n4;5;6\n7;8;9\n',
    ';',
  ],
  ['one column', 'a\nb\nc\n', ','],
  ['one line', 'a;b;c', ';'],
] as const)('%s', ([, text, delimiter]) => {
  expect(detectDialect(text)).toEqual({ delimiter, hasSeparatorLine: false })
})

test("Excel's sep= line names the delimiter and is no row", () => {
  expect(detectDialect('sep=;\r\na,b;c\r\n')).toEqual({ delimiter: ';', hasSeparatorLine: true })
})
