import { stockImport } from '@pf/contract'
import type { TaskError } from '@pf/task-contract'
import type { LayoutRefusal } from './types.ts'

const { errors } = stockImport

/** A refusal in the words of the import. */
export function refusalError(refusal: LayoutRefusal): TaskError {
  switch (refusal.code) {
    case 'headerNotFound':
      return errors.headerNotFound(refusal.params)
    case 'mappingUnclear':
      return errors.mappingUnclear(refusal.params)
    case 'noQuantities':
      return errors.noQuantities()
    case 'decimalSignUnknown':
      return errors.decimalSignUnknown(refusal.params)
    case 'vatUnknown':
      return errors.vatUnknown(refusal.params)
  }
}
