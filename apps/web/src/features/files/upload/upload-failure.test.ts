import { maxUploadBytes } from '@pf/contract'
import { expect, test } from 'vitest'
import { refuseFiles, toUploadFailure } from './upload-failure.ts'
import { UploadError } from './upload-file.ts'

test.each([
  ['one file of a bearable size is sent', [{ size: 1 }], null],
  ['a file at the limit is sent', [{ size: maxUploadBytes }], null],
  ['a larger one is not', [{ size: maxUploadBytes + 1 }], { kind: 'tooLarge', size: maxUploadBytes + 1 }],
  ['an empty one is not', [{ size: 0 }], { kind: 'empty' }],
  ['two at once are not', [{ size: 1 }, { size: 1 }], { kind: 'several' }],
])('%s', (_, files, expected) => {
  expect(refuseFiles(files)).toEqual(expected)
})

test('the code and the sentence of a refusal are kept, anything else is a lost connection', () => {
  expect(toUploadFailure(new UploadError('refused', 'It broke off', 'uploadBroken'))).toEqual({
    kind: 'refused',
    code: 'uploadBroken',
    text: 'It broke off',
  })
  expect(toUploadFailure(new UploadError('network', 'No answer came'))).toEqual({ kind: 'network' })
})
