import type { ColumnTarget, DecimalSign } from '@pf/contract'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { chooseTarget } from './choose-target.ts'
import { chooseHeaderRow, chooseSheet } from './choose-table.ts'
import type { ImportChoices } from './choices.ts'
import { draftImport } from './draft.ts'
import type { Draft, ImportSettings, Preview } from './draft.ts'

/** Changes what was chosen; it gets what is chosen by then, so that two quick changes both hold. */
export type Choose = (change: (choices: ImportChoices) => ImportChoices) => void

/** Writes choices into the address of the step; they are no steps of their own for the back button. */
export function useChoose(): Choose {
  const navigate = useNavigate({ from: '/stock/import/$fileId' })
  return useCallback(
    (change) => void navigate({ to: '.', search: change, replace: true, resetScroll: false }),
    [navigate],
  )
}

/** What can be said of the columns, as callbacks of the grid. */
export interface DraftEditing {
  readonly draft: Draft
  readonly onTarget: (column: number, target: ColumnTarget) => void
  readonly onWarehouse: (column: number, warehouse: string) => void
  readonly onSign: (column: number, sign: DecimalSign) => void
  readonly onHeaderRow: (headerRow: number) => void
  readonly onSheet: (sheet: string) => void
}

interface DraftSource {
  readonly preview: Preview
  readonly choices: ImportChoices
  readonly choose: Choose
  readonly settings: ImportSettings
}

export function useDraft({ preview, choices, choose, settings }: DraftSource): DraftEditing {
  const draft = useMemo(() => draftImport(preview, choices, settings), [preview, choices, settings])
  return {
    draft,
    onTarget: (column, target) => choose((now) => chooseTarget(now, draft.columns, { column, target })),
    onWarehouse: (column, warehouse) =>
      choose((now) => ({ ...now, warehouses: { ...now.warehouses, [column]: warehouse } })),
    onSign: (column, sign) => choose((now) => ({ ...now, signs: { ...now.signs, [column]: sign } })),
    onHeaderRow: (headerRow) => choose((now) => chooseHeaderRow(now, preview, headerRow)),
    onSheet: (sheet) => choose((now) => chooseSheet(now, preview, sheet)),
  }
}
