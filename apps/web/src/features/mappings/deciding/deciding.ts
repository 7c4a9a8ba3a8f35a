import type { DecisionOutcome, PartNumberDetail, PartNumberRow } from '@pf/contract'
import { createContext, use } from 'react'
import type { Choice, Edit } from './choice.ts'
import type { News } from './news.ts'

export interface Deciding {
  readonly news: News
  /** What happened last, in words; '' until something has. */
  readonly told: string
  /** Says something else in its place. */
  readonly tell: (what: string) => void
  readonly canUndo: boolean
  /** Shows the decision at once; it is rolled back, and told, where the server refuses it. */
  readonly decide: (row: PartNumberRow, choice: Choice) => void
  /** Stores what a form says, which then is a step. Rejects where the server refuses. */
  readonly save: (row: PartNumberRow, edit: Edit) => Promise<void>
  /** Decides about several, as one step. Rejects where the server refuses. */
  readonly decideMany: (send: () => Promise<DecisionOutcome>, tell: (count: number) => string) => Promise<void>
  /** A part number as it goes to the server: the version of one that is only foreseen is not told. */
  readonly seenOf: (row: PartNumberRow) => { readonly id: number; readonly version: number }
  /** All of a part number, once the decisions that are on their way are stored. */
  readonly read: (id: number) => Promise<PartNumberDetail>
  /** Takes the last step back; answers the part number that returns, where it is one. */
  readonly undo: () => PartNumberRow | null
}

export const DecidingContext = createContext<Deciding | null>(null)

/** What is decided in this window: it goes on, and can be taken back, wherever one goes meanwhile. */
export function useDeciding(): Deciding {
  const deciding = use(DecidingContext)
  if (deciding === null) throw new Error('Only what is inside the DecidingProvider decides')
  return deciding
}
