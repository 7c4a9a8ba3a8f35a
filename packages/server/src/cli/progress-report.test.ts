import { stripVTControlCharacters } from 'node:util'
import type { PriceForgeTask } from '@pf/contract'
import { expect, test } from 'vitest'
import { barLine } from './progress-report.ts'
import { resultLines } from './task-text.ts'

const task: PriceForgeTask = {
  id: '01900000-0000-7000-8000-000000000000',
  type: 'stock_import',
  input: { fileId: '01900000-0000-7000-8000-000000000001', asOf: '2026-11-24', scope: 'full' },
  subject: 'stock.xlsx',
  createdAt: '2026-11-24T10:00:00.000Z',
  createdBy: { id: 'local', name: 'Local user', role: 'administrator', via: 'local' },
  startedAt: null,
  updatedAt: '2026-11-24T10:00:01.000Z',
  progress: 50,
  message: { key: 'savingRows', params: { rows: 5, total: 10 }, text: 'Saving rows · 5 of 10' },
  attempt: 1,
  failures: 0,
  losses: 0,
  retryOf: null,
  version: 3,
  status: 'running',
  doneAt: null,
  pollAfterMs: 500,
}

test('the bar tells title, share, percentage and message', () => {
  expect(stripVTControlCharacters(barLine(task))).toBe(
    `Import stock  ${'█'.repeat(12)}${'░'.repeat(12)}   50 %  Saving rows · 5 of 10`,
  )
})

test('a waiting task tells how many are before it', () => {
  expect(barLine({ ...task, status: 'queued', ahead: 2, pollAfterMs: 1_500 })).toContain('Waiting behind 2 others')
})

test('any result is told as facts and tables', () => {
  expect(
    resultLines({
      newImport: true,
      read: 12,
      mapping: { headerRow: 1, columns: { price: 2 }, sheet: '' },
      warnings: [],
      warehouses: [{ warehouse: 'Main', inserted: 3 }],
    }),
  ).toEqual([
    'new import  yes',
    'read        12',
    'mapping     header row 1, columns (price 2), sheet –',
    '',
    'warehouses',
    'warehouse  inserted\n─────────  ────────\nMain              3',
  ])
})
