import iconv from 'iconv-lite'

export interface MxlFixture {
  version?: number
  /** Cells by 0-based row and column: a text, or the source of a cell group. */
  rows: Record<number, Record<number, string>>
  /** 1-based format of a row. */
  rowFormats?: Record<number, number>
  language?: string
  groups?: [first: number, last: number, level: number][]
  /** Source of each format of the palette. */
  formats?: string[]
}

const header = (version: number): string =>
  `MOXCEL\u0000\u0008\u0000\u0001\u0000${String.fromCharCode(version)}\u0000\ufeff`

/** A 1C 8.x table document as the platform writes it. */
export function makeMxl8(fixture: MxlFixture): string {
  const { version = 12 } = fixture
  return header(version) + makeMxl8Body(fixture)
}

export function makeMxl8Body({
  version = 12,
  rows,
  rowFormats = {},
  language = '#',
  groups = [],
  formats = ['{64,40}'],
}: MxlFixture): string {
  const page = '\r\n{0,0},'.repeat(6)
  const records = Object.entries(rows).map(([row, cells]) => {
    const list = Object.entries(cells).map(([column, cell]) => `${column},\r\n${cellSource(cell, version)},`)
    return `${row},${rowFormats[Number(row)] ?? 0},${list.length},${list.join('')}`
  })
  const columns = '\r\n{1,0,00000000-0000-0000-0000-000000000000,0}'
  const groupList = groups.map(([first, last, level]) => `\r\n{${first},${last},${level},\r\n{1,0},0,1},-1,`).join('')
  return (
    `{8,1,${version},\r\n{"${language}","",1,1,"#","Язык","Язык",0},\r\n{128,72},\r\n{0},0,${page}0,2,${records.length},${records.join('')}` +
    `${columns},99,1,${columns},1,0,0,0,0,${groups.length},${groupList}0,0,0,\r\n{1,\r\n{0,0,1,0,0}\r\n},\r\n{0},\r\n{0},\r\n{0},"",\r\n{0,6},0,0,1,` +
    `${formats.length},${formats.map((format) => `\r\n${format},`).join('')}1,\r\n{7,0,575,100,"Arial",1,100},0,0}`
  )
}

function cellSource(cell: string, version: number): string {
  if (cell.startsWith('{')) return cell
  return `{16,1,\r\n{1,1,\r\n{"#","${cell.replaceAll('"', '""')}"}\r\n}${version >= 10 ? ',0' : ''}}`
}

export interface Mxl7Fixture {
  version?: 2 | 6 | 7
  rows: Record<number, Record<number, string>>
  /** Row count of the header, which is not to be trusted. */
  rowCount?: number
  tail?: Buffer
}

const recordBytes = { 2: 28, 6: 30, 7: 32 } as const

/** A 1C 7.7 table document, byte by byte. */
export function makeMxl7({ version = 6, rows, rowCount = 1, tail = Buffer.alloc(8) }: Mxl7Fixture): Buffer {
  const empty = Buffer.alloc(recordBytes[version])
  const text = (words: string): Buffer => {
    const record = Buffer.alloc(recordBytes[version])
    record.writeUInt32LE(0x80000000)
    return Buffer.concat([record, string7(words)])
  }
  const described = Buffer.alloc(recordBytes[version])
  described.writeUInt32LE(0xe0000000)
  const withAll = Buffer.concat([described, string7('колонтитул'), string7('описание'), u16(3), Buffer.from('abc')])
  const rowList = Object.entries(rows).map(([row, cells]): [number, Buffer] => [
    Number(row),
    Buffer.concat([
      empty,
      dictionary(Object.entries(cells).map(([column, words]): [number, Buffer] => [Number(column), text(words)])),
    ]),
  ])
  return Buffer.concat([
    Buffer.from('MOXCEL\u0000\u0000\u0000\u0000\u0000', 'latin1'),
    u16(version),
    i32(3),
    i32(rowCount),
    i32(0),
    empty,
    dictionary([[0, Buffer.alloc(60)]]),
    dictionary([[0, string7('строка')]]),
    withAll,
    empty,
    dictionary([[0, empty]]),
    dictionary(rowList),
    tail,
  ])
}

function dictionary(entries: [number, Buffer][]): Buffer {
  const count = entries.length < 0xffff ? u16(entries.length) : Buffer.concat([u16(0xffff), i32(entries.length)])
  return Buffer.concat([count, ...entries.map(([key]) => i32(key)), count, ...entries.map(([, value]) => value)])
}

function string7(words: string): Buffer {
  const bytes = iconv.encode(words, 'win1251')
  if (bytes.length < 0xff) return Buffer.concat([Buffer.from([bytes.length]), bytes])
  if (bytes.length < 0xffff) return Buffer.concat([Buffer.from([0xff]), u16(bytes.length), bytes])
  return Buffer.concat([Buffer.from([0xff]), u16(0xffff), i32(bytes.length), bytes])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function i32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}
