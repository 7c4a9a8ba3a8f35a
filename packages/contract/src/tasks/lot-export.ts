import { defineTask } from '@pf/task-contract'
import { listExportErrors, listExportInput, listExportMessages, listExportResult } from '../list-export.ts'

/** Writes all LOTs to a file that imports again: all of them as they were at one moment. */
export const lotExport = defineTask({
  type: 'lot_export',
  title: 'Export components',
  input: listExportInput,
  result: listExportResult,
  messages: listExportMessages,
  errors: listExportErrors,
  permissions: { submit: 'lots:read', read: 'lots:read' },
  run: { maxAttempts: 3, timeoutMs: 30 * 60 * 1_000 },
})
