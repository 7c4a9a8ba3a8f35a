import type { PartNumberRow, UndoOutcome } from '@pf/contract'
import type { Translate } from '../../../i18n/i18n.ts'
import type { Choice, Edit } from './choice.ts'

/** What has just been decided, in a line. */
export function toldWords(t: Translate, { partNumber }: PartNumberRow, choice: Choice | Edit): string {
  if (choice.kind !== 'map') return t(`mappings.told.${choice.kind}`, { partNumber })
  const key = choice.primary === true ? 'mapPrimary' : 'map'
  return t(`mappings.told.${key}`, { partNumber, lot: choice.lot.name })
}

/** The decision that stands, and whose it is; null where nobody has decided. */
function decisionWords(t: Translate, { partNumber, lot, decision }: PartNumberRow): string | null {
  if (decision === null) return null
  const { by, kind } = decision
  return t('mappings.told.keptExample', {
    partNumber,
    by,
    decision: t(`mappings.decision.${kind}`, { lot: lot?.name ?? '' }),
  })
}

/** Why part of a step could not be taken back. */
export function keptWords(t: Translate, { kept, keptPartNumbers: [first] }: UndoOutcome): string {
  const example = first === undefined ? null : decisionWords(t, first)
  const counted = t('mappings.told.kept', { count: kept })
  return example === null ? counted : `${counted}. ${example}`
}
