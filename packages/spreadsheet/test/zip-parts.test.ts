import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openZipParts } from '../src/xlsx/zip-parts.ts'
import { makeZip } from './make-xlsx.ts'
import { createTemporaryFolder } from './read-all.ts'

test('reads that are broken off while others run, and the file closed after them, disturb no other read', async () => {
  await using folder = await createTemporaryFolder()
  const whole = randomBytes(1_000_000)
  const path = await folder.write('parts.zip', await makeZip({ a: whole, b: randomBytes(1_000_000), empty: '' }))
  const parts = await openZipParts(path)
  const all = async (name: string): Promise<Buffer> => Buffer.concat(await Array.fromAsync(parts.read(name, 'other')))
  const brokenOff = async (name: string): Promise<number> => {
    for await (const chunk of parts.read(name, 'other')) return chunk.length
    return 0
  }
  for (let round = 0; round < 20; round++) {
    const [read] = await Promise.all([all('a'), brokenOff('a'), brokenOff('b'), brokenOff('a'), brokenOff('b')])
    expect(read.equals(whole)).toBe(true)
  }
  expect(await all('empty')).toHaveLength(0)
  const last = brokenOff('b')
  parts.close()
  await expect(last).resolves.toBeGreaterThan(0)
})

test('a part whose packed data end too early is told by its name, a file that is not there stays a fault', async () => {
  await using folder = await createTemporaryFolder()
  const bytes = await makeZip({ part: randomBytes(50_000).toString('hex') })
  const entry = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'))
  bytes.writeUInt32LE(bytes.readUInt32LE(entry + 20) - 1_000, entry + 20)
  const parts = await openZipParts(await folder.write('cut.zip', bytes))
  await expect(Array.fromAsync(parts.read('part', 'other'))).rejects.toMatchObject({
    code: 'fileTruncated',
    message: 'The file is truncated: part breaks off. Copy or export it again, completely.',
  })
  parts.close()
  await expect(openZipParts(folder.path('absent.zip'))).rejects.toMatchObject({ code: 'ENOENT', syscall: 'open' })
})
