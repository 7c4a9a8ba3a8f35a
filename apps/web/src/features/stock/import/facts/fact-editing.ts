import type { Draft } from '../draft.ts'
import type { Choose } from '../use-draft.ts'

/** What each fact of the file needs to show and change itself. */
export interface FactEditing {
  readonly draft: Draft
  readonly choose: Choose
}
