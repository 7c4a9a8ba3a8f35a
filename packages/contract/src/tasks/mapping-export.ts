import { defineTask } from '@pf/task-contract'
import { listExportErrors, listExportInput, listExportMessages, listExportResult } from '../list-export.ts'

/** Writes all part numbers, with their mappings, to a file that imports again: all of them as they were at one moment. */
export const mappingExport = defineTask({
  type: 'mapping_export',
  title: 'Export mappings',
  input: listExportInput,
  result: listExportResult,
  messages: listExportMessages,
  errors: listExportErrors,
  permissions: { submit: 'partnumbers:read', read: 'partnumbers:read' },
  run: { maxAttempts: 3, timeoutMs: 30 * 60 * 1_000 },
})
