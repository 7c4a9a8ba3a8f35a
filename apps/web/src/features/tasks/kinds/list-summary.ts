import { isNothingSaved } from '@pf/contract'
import type { Words } from '../../../i18n/use-words.ts'

const counts = ['inserted', 'updated', 'unchanged', 'rejected'] as const

/** What changed, in one line; what is none is left out. */
export function listImportSummary(
  result: Readonly<Record<(typeof counts)[number], number>>,
  { t, format }: Words,
): string {
  if (isNothingSaved(result)) return t('lists.result.nothingSaved', { count: result.rejected })
  const told = counts.filter((name) => result[name] > 0)
  return told.map((name) => `${t(`lists.result.counts.${name}`)} ${format.number(result[name])}`).join(' · ')
}
