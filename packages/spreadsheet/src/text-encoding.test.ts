import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTemporaryFolder, type TemporaryFolder } from '../test/read-all.ts'
import { looksLikeCp1251 } from './cp1251-statistics.ts'
import { detectEncoding } from './text-encoding.ts'

let folder: TemporaryFolder
beforeAll(async () => {
  folder = await createTemporaryFolder()
}, 60_000)
afterAll(async () => {
  await folder[Symbol.asyncDispose]()
}, 60_000)

const russian = 'Артикул;Наименование;Цена\nA1;Процессор серверный, 8 ядер;1 000,50\nB2;Ёмкость «большая» № 5;—\n'
const ukrainian = 'Код;Найменування\n1;Їжак і ґанок, об’єм\n2;Допоміжний рахунок\n'
const shouting = 'АРТИКУЛ;НАИМЕНОВАНИЕ\n1;ПРОЦЕССОР СЕРВЕРНЫЙ\n'

test.for([
  ['UTF-8', Buffer.from(russian), 'utf-8'],
  ['UTF-8 with a BOM', iconv.encode(russian, 'utf8', { addBOM: true }), 'utf-8'],
  ['plain ASCII', Buffer.from('a;b\n1;2\n'), 'utf-8'],
  ['UTF-16 LE with a BOM', iconv.encode(russian, 'utf16le', { addBOM: true }), 'utf-16le'],
  ['UTF-16 BE with a BOM', iconv.encode(russian, 'utf16be', { addBOM: true }), 'utf-16be'],
  ['UTF-16 LE without a BOM', iconv.encode(russian, 'utf16le'), 'utf-16le'],
  ['UTF-16 BE without a BOM', iconv.encode(russian, 'utf16be'), 'utf-16be'],
  ['Windows-1251, Russian', iconv.encode(russian, 'win1251'), 'windows-1251'],
  ['Windows-1251, Ukrainian', iconv.encode(ukrainian, 'win1251'), 'windows-1251'],
  ['Windows-1251, capitals', iconv.encode(shouting, 'win1251'), 'windows-1251'],
  [
    'Windows-1251 after 3 MB of ASCII',
    Buffer.concat([Buffer.alloc(3_000_000, 'a;1\n'), iconv.encode(russian, 'win1251')]),
    'windows-1251',
  ],
  ['UTF-8 whose characters span the pieces it is read in', Buffer.from(`a${'я'.repeat(1_200_000)}`), 'utf-8'],
] as const)('%s is found by content', async ([name, bytes, encoding]) => {
  const path = await folder.write(name, bytes)
  expect((await detectEncoding(path)).encoding).toBe(encoding)
})

test.for([
  ['KOI8-R', iconv.encode(russian, 'koi8-r'), 'encodingUnknown'],
  ['CP866', iconv.encode(russian.repeat(3), 'cp866'), 'encodingUnknown'],
  [
    'Western European',
    iconv.encode('Größe;Stück\nTür;Schlüssel für Möbel\nÜbergröße;Gehäuse\n', 'win1252'),
    'encodingUnknown',
  ],
  [
    'damaged UTF-8',
    Buffer.concat([Buffer.from(russian), Buffer.from([0xd0, 0x20]), Buffer.from(russian)]),
    'encodingDamaged',
  ],
  ['UTF-8 cut within a character', Buffer.from(russian.repeat(2) + 'я').subarray(0, -1), 'fileTruncated'],
  [
    'a BOM of UTF-8 before other bytes',
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), iconv.encode(russian, 'win1251')]),
    'encodingDamaged',
  ],
] as const)('%s is refused', async ([name, bytes, code]) => {
  const path = await folder.write(name, bytes)
  await expect(detectEncoding(path)).rejects.toMatchObject({ code })
})

test('a no-break space alone does not make a text foreign', () => {
  expect(looksLikeCp1251(Buffer.from('A1;1\u00a0000,50\n', 'latin1'))).toBe(true)
})
