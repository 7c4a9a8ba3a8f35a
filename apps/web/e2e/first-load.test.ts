import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = path.resolve(import.meta.dirname, '../dist')

test('what is loaded before the first page takes at most 250 kB of script, packed', async () => {
  const html = await readFile(path.join(dist, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, file]) => file ?? '')
  expect(scripts.length).toBeGreaterThan(1)
  const sizes = await Promise.all(scripts.map(async (file) => gzipSync(await readFile(path.join(dist, file))).length))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(250_000)
})

test('the page itself holds no script, so that the content security policy needs no exception', async () => {
  const html = await readFile(path.join(dist, 'index.html'), 'utf8')
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
  expect(html).not.toMatch(/\son\w+=/)
})
