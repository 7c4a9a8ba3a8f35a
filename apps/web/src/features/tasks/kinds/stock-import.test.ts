import type { PriceForgeTask } from '@pf/contract'
import { expect, test } from 'vitest'
import { stockImportKind } from './stock-import.tsx'

const failed = (code: string): PriceForgeTask => {
  const error = { code, params: {}, text: '' }
  return JSON.parse(JSON.stringify({ type: 'stock_import', status: 'error', error, input: {} }))
}

test.each(['allRejected', 'vatUnknown', 'fileUnreadable'])('an import is not repeated as it is after %s', (code) => {
  expect(stockImportKind.retryHelps(failed(code))).toBe(false)
})

test('an import may be repeated after what the file is not to blame for', () => {
  expect(stockImportKind.retryHelps(failed('crashed'))).toBe(true)
})
