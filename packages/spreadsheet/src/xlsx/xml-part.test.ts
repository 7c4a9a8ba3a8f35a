import { expect, test } from 'vitest'
import { parseWholeXml } from './xml-part.ts'

async function* chunks(...texts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

test.for([
  ['an element that is not closed', '<a><b></a>', 'unexpected close tag.'],
  ['an unknown entity', '<a>&nbsp;</a>', 'undefined entity.'],
  ['a part that breaks off', '<a>', 'unclosed tag: a'],
  ['bytes that are no text', Buffer.from([0x3c, 0x61, 0x3e, 0xff]), 'its text is not valid utf-8'],
  ['a part that ends within a letter', Buffer.from([0x3c, 0x61, 0x3e, 0xd0]), 'its text is not valid utf-8'],
] as const)('%s is damage of the file', async ([, xml, detail]) => {
  await expect(parseWholeXml(chunks(xml), 'p', { open: () => undefined })).rejects.toMatchObject({
    code: 'fileDamaged',
    params: { part: 'p', detail },
  })
})

test('a fault of the handler is none of the file', async () => {
  const fault = new TypeError('x is not a function')
  const handler = {
    open: () => {
      throw fault
    },
  }
  await expect(parseWholeXml(chunks('<a/>'), 'p', handler)).rejects.toBe(fault)
})
