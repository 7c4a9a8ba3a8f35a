import type { PartNumberCounts } from '@pf/contract'
import { useWords } from '../../i18n/use-words.ts'

/** What waits, and what it is worth. */
export function MappingLead({ counts }: { counts: PartNumberCounts | undefined }) {
  const { t, format } = useWords()
  if (counts === undefined) return <>{t('app.loading')}</>
  const { unmapped, mapped, ignored, checkAgain, waitingShare } = counts
  if (unmapped === 0) {
    if (checkAgain > 0) return <>{t('mappings.lead.checkAgain', { count: checkAgain })}</>
    return <>{t(mapped + ignored === 0 ? 'mappings.lead.empty' : 'mappings.lead.nothing')}</>
  }
  const waiting = t('mappings.lead.waiting', { count: unmapped })
  if (waitingShare === null) return <>{waiting}</>
  return <>{`${waiting} · ${t('mappings.lead.share', { share: format.percent(waitingShare) })}`}</>
}
