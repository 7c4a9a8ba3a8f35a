import type { PriceForgeTask } from '@pf/contract'
import { expect, test } from 'vitest'
import { wireTask } from './task.ts'

const facts = {
  id: '01900000-0000-7000-8000-000000000000',
  type: 'import_preview',
  input: { fileId: '01900000-0000-7000-8000-000000000001' },
  subject: 'stock.xlsx',
  createdAt: '2026-11-24T10:00:00.000Z',
  createdBy: { id: 'local', name: 'Local user', role: 'administrator', via: 'local' },
  startedAt: null,
  updatedAt: '2026-11-24T10:00:01.000Z',
  progress: 40,
  message: { key: 'openingFile', params: {}, text: 'Opening the file' },
  attempt: 1,
  failures: 0,
  losses: 0,
  retryOf: null,
  version: 3,
} as const

const ended = { doneAt: '2026-11-24T10:00:02.000Z', pollAfterMs: null }
const result = {
  format: 'csv',
  sheets: [{ name: 'stock', state: 'visible' }],
  sheet: 'stock',
  headerRow: 1,
  columns: [],
  decimalSigns: { '2': ',' },
  currency: null,
  vatIncluded: null,
  vatPercent: null,
  questions: [],
  firstRows: [],
  rows: 3,
  warnings: [],
} as const

test('a task has exactly the ten fields that older clients read', () => {
  const running: PriceForgeTask = { ...facts, status: 'running', doneAt: null, pollAfterMs: 500 }
  expect(wireTask(running)).toStrictEqual({
    id: facts.id,
    type: 'import_preview',
    status: 'running',
    state: 'running',
    progress: 40,
    message: 'Opening the file',
    result: null,
    error: null,
    created_at: '2026-11-24T10:00:00.000Z',
    done_at: null,
  })
})

test('status is what older clients know, state is exact', () => {
  const tasks: PriceForgeTask[] = [
    { ...facts, status: 'queued', ahead: null, doneAt: null, pollAfterMs: 1_500 },
    { ...facts, status: 'cancelled', ...ended },
    {
      ...facts,
      status: 'error',
      error: { code: 'internal', params: { reference: 'r' }, text: 'Unexpected error, reference r' },
      ...ended,
    },
    {
      ...facts,
      message: null,
      status: 'completed',
      result: { ...result, sheets: [], columns: [], questions: [], firstRows: [], warnings: [] },
      ...ended,
    },
  ]
  expect(tasks.map(wireTask).map(({ status, state, error, message }) => ({ status, state, error, message }))).toEqual([
    { status: 'running', state: 'queued', error: null, message: 'Opening the file' },
    { status: 'error', state: 'cancelled', error: 'Cancelled', message: 'Opening the file' },
    { status: 'error', state: 'error', error: 'Unexpected error, reference r', message: 'Opening the file' },
    { status: 'completed', state: 'completed', error: null, message: null },
  ])
})

test('a result is in snake_case, its records keep their keys', () => {
  const completed: PriceForgeTask = {
    ...facts,
    status: 'completed',
    result: { ...result, sheets: [...result.sheets], columns: [], questions: [], firstRows: [], warnings: [] },
    ...ended,
  }
  expect(wireTask(completed).result).toMatchObject({
    header_row: 1,
    decimal_signs: { '2': ',' },
    vat_included: null,
    first_rows: [],
  })
})
