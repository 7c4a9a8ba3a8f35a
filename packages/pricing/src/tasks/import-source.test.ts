import { stockImport } from '@pf/contract'
import { openSpreadsheet } from '@pf/spreadsheet'
import { TaskError } from '@pf/task-contract'
import { expect, test } from 'vitest'
import { withFileErrors } from './import-source.ts'

const read = (path: string) =>
  withFileErrors(stockImport.errors, 'f', async () => {
    await using spreadsheet = await openSpreadsheet(path)
    return spreadsheet.format
  })

test('a file that is no table is an error of the task', async () => {
  const error: unknown = await read(process.execPath).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(TaskError)
  expect(error).toMatchObject({ code: 'fileUnreadable', params: { code: 'fileUnknown' } })
})

test('a fault of the reader stays unexpected, with what happened as its cause', async () => {
  const error: unknown = await read('/nowhere/file').catch((reason: unknown) => reason)
  expect(error).not.toBeInstanceOf(TaskError)
  expect(error).toMatchObject({ code: 'fileUnreadable', cause: { stack: expect.stringContaining('ENOENT') } })
})
