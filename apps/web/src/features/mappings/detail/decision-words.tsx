import { Anchor } from '@mantine/core'
import type { DecisionKind, MappingDecision } from '@pf/contract'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { actorWords } from '../../tasks/task-words.ts'

interface DecisionWordsProps {
  readonly decision: MappingDecision
  /** Null where its place says already what was decided. */
  readonly kind: DecisionKind | null
}

/** What was decided, by whom, in which way and when. */
export function DecisionWords({ decision: { by, via, how, at, taskId }, kind }: DecisionWordsProps) {
  const words = useWords()
  const { t } = words
  const what = kind === 'map' ? t('mappings.history.mapped') : kind && t(`mappings.decision.${kind}`)
  const way = how === 'single' ? null : t(`mappings.detail.how.${how}`)
  return (
    <>
      {what === null ? null : `${what} · `}
      {actorWords({ name: by, via }, words)}
      {way === null ? null : ' · '}
      {way === null || taskId === null ? (
        way
      ) : (
        <Anchor renderRoot={(props) => <Link to="/tasks/$taskId" params={{ taskId }} {...props} />}>{way}</Anchor>
      )}
      {' · '}
      <RelativeTime at={at} />
    </>
  )
}
