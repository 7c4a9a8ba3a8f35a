import { defineTask } from '@pf/task-contract'
import { z } from 'zod'
import { listCounts, listErrors, listMessages, rejectedListRow, rejectedListRowsShown } from '../list-import.ts'
import { lotLayout } from '../list-layout.ts'

/** Why a row of a file of LOTs is not taken. */
export const lotRejectionReasons = [
  'nameMissing',
  'nameUnusable',
  'nameDamaged',
  'cellError',
  'categoryUnusable',
  'descriptionTooLong',
  'kindUnknown',
  'quantityWrong',
  'quantityAmbiguous',
  'differs',
  'itemOfComponent',
  'itemTwice',
  'itemIsItself',
  'itemUnknown',
  'itemIsBundle',
  'itemOfBundles',
  'otherRow',
] as const
export type LotRejectionReason = (typeof lotRejectionReasons)[number]

const rejectedLotRow = z.object({ ...rejectedListRow, reason: z.enum(lotRejectionReasons) })
export type RejectedLotRow = z.output<typeof rejectedLotRow>

/**
 * Saves the LOTs of a file by their names: new ones are added, known ones become what the file says, others stay. A LOT of which one row is
 * rejected stays as it is. Everything comes into force at once. Serial.
 */
export const lotImport = defineTask({
  type: 'lot_import',
  title: 'Import components',
  input: z.strictObject({
    fileId: z.uuid(),
    /** Left out: the columns are recognised by their titles. */
    layout: lotLayout.optional(),
  }),
  result: z.object({
    layout: lotLayout,
    ...listCounts,
    rejectedRows: z.array(rejectedLotRow).max(rejectedListRowsShown),
  }),
  messages: listMessages,
  errors: listErrors,
  permissions: { submit: 'lots:write', read: 'lots:read' },
  run: { maxAttempts: 3, timeoutMs: 60 * 60 * 1_000, concurrency: { mode: 'serial' } },
})
