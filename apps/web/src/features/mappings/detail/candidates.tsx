import { Button, Kbd, UnstyledButton } from '@mantine/core'
import type { MappingCandidate, PartNumberRow } from '@pf/contract'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { useWords } from '../../../i18n/use-words.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import type { Candidates } from '../suggestions/use-candidates.ts'
import styles from './candidates.module.css'
import { markDifferences } from './mark-differences.ts'
import { markWords } from './mark-words.ts'
import { Marked } from './marked.tsx'

interface CandidateListProps {
  readonly row: PartNumberRow
  readonly candidates: Candidates
  /** Undefined where nothing can be picked. */
  readonly onPick: ((candidate: MappingCandidate) => void) | undefined
}

/** Up to five LOTs that it may be, the best first. */
export function CandidateList({ row, candidates: { candidates, failure, tryAgain }, onPick }: CandidateListProps) {
  const { t } = useWords()
  if (failure !== null) {
    return (
      <ErrorNotice error={failure} about={t('mappings.detail.failed')}>
        <Button variant="default" onClick={tryAgain}>
          {t('mappings.detail.tryAgain')}
        </Button>
      </ErrorNotice>
    )
  }
  if (candidates === undefined) return <div className={styles.waiting} aria-busy />
  if (candidates.length === 0) {
    return (
      <p className={styles.none}>
        <strong>{t('mappings.detail.none')}</strong> {t('mappings.detail.noneAdvice')}
      </p>
    )
  }
  return (
    <ol className={styles.list} aria-label={t('mappings.detail.candidates')}>
      {candidates.map((candidate, at) => (
        <li key={candidate.lot.id}>
          <UnstyledButton
            className={styles.candidate}
            disabled={onPick === undefined}
            onClick={() => onPick?.(candidate)}
          >
            <Kbd size="xs">{at + 1}</Kbd>
            <CandidateWords row={row} candidate={candidate} />
          </UnstyledButton>
        </li>
      ))}
    </ol>
  )
}

function CandidateWords({ row, candidate }: { row: PartNumberRow; candidate: MappingCandidate }) {
  const { t, format } = useWords()
  const { lot, score, reason, affix } = candidate
  return (
    <span className={styles.words}>
      <span className={styles.first}>
        <span className="mono">{lot.name}</span>
        {lot.isBundle ? <span className="quiet">{t('mappings.detail.bundle')}</span> : null}
        {row.lot?.id === lot.id ? <span className="quiet">{t('mappings.detail.thisOne')}</span> : null}
        <span className={`figures ${styles.score}`}>{format.score(score)}</span>
      </span>
      <span className={styles.reason}>
        {[t(`mappings.reason.${reason}`, { affix }), lot.category].filter((part) => part !== '').join(' · ')}
      </span>
      <Compared row={row} candidate={candidate} />
    </span>
  )
}

/** The two texts that were compared, with what differs marked. */
function Compared({
  row: { partNumber, description },
  candidate,
}: {
  row: PartNumberRow
  candidate: MappingCandidate
}) {
  const { reason, comparedWith, comparedVendor } = candidate
  if (reason === 'similarName') return <Marked pieces={markWords(comparedWith, `${partNumber} ${description}`)} />
  const [ours, theirs] = markDifferences(partNumber, comparedWith)
  return (
    <span className={styles.compared}>
      <Marked pieces={ours} />
      <IconArrowsLeftRight className={styles.between} size={13} stroke={1.75} aria-hidden />
      <Marked pieces={theirs} />
      {comparedVendor === null ? null : <span className={styles.reason}>{comparedVendor}</span>}
    </span>
  )
}
