import { defineTask } from '@pf/task-contract'
import { z } from 'zod'
import { listCounts, listErrors, listMessages, rejectedListRow, rejectedListRowsShown } from '../list-import.ts'
import { mappingLayout } from '../list-layout.ts'

/** Why a row of a file of mappings is not taken. */
export const mappingRejectionReasons = [
  'partNumberMissing',
  'codeDamaged',
  'codeTooLong',
  'cellError',
  'descriptionTooLong',
  'flagUnknown',
  'lotUnknown',
  'twoLots',
  'differs',
  'primaryTwice',
  'primaryWithoutLot',
  'replacementUnknown',
  'replacedInCircle',
  'otherRow',
] as const
export type MappingRejectionReason = (typeof mappingRejectionReasons)[number]

const rejectedMappingRow = z.object({ ...rejectedListRow, reason: z.enum(mappingRejectionReasons) })
export type RejectedMappingRow = z.output<typeof rejectedMappingRow>

/**
 * Maps the part numbers of a file to LOTs, and takes what else it says of them; unknown ones are made. All of it is one decision. The console does
 * not offer its undo: that of a large file takes longer than a request may. Everything comes into force at once. Serial.
 */
export const mappingImport = defineTask({
  type: 'mapping_import',
  title: 'Import mappings',
  input: z.strictObject({
    fileId: z.uuid(),
    /** Left out: the columns are recognised by their titles. */
    layout: mappingLayout.optional(),
  }),
  result: z.object({
    layout: mappingLayout,
    ...listCounts,
    /** For `partnumbers.undo`; null where nothing was changed. */
    decisionId: z.int().nullable(),
    rejectedRows: z.array(rejectedMappingRow).max(rejectedListRowsShown),
  }),
  messages: listMessages,
  errors: listErrors,
  permissions: { submit: 'partnumbers:write', read: 'partnumbers:read' },
  run: { maxAttempts: 3, timeoutMs: 60 * 60 * 1_000, concurrency: { mode: 'serial' } },
})
