import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = path.resolve(import.meta.dirname, '../dist')

test('what is loaded before the first page takes at most 250 kB of script, packed', async () => {
  const html = await readFile(path.join(dist, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, file]) => file ?? '')
  expect(scripts.length).toBeGreaterThan(1)
  const packed = async (file: string) => gzipSync(await readFile(path.join(dist, file))).length
  const sizes = await Promise.all(scripts.map(packed))
  // And the texts of the language, which are asked for by name.
  const texts = (await readdir(path.join(dist, 'assets'))).filter((file) => /^(en|ru)-[^.]+\.js$/.test(file))
  expect(texts).toHaveLength(2)
  const languages = await Promise.all(texts.map((file) => packed(`assets/${file}`)))
  expect(sizes.reduce((sum, size) => sum + size, 0) + Math.max(...languages)).toBeLessThanOrEqual(250_000)
})

test('the page itself holds no script, so that the content security policy needs no exception', async () => {
  const html = await readFile(path.join(dist, 'index.html'), 'utf8')
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
  expect(html).not.toMatch(/\son\w+=/)
})
