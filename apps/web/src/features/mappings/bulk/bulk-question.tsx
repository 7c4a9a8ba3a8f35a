import { SegmentedControl } from '@mantine/core'
import type { BulkPreviewInput, PartNumberRow } from '@pf/contract'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { trpc } from '../../../api/trpc.ts'
import { useWords } from '../../../i18n/use-words.ts'
import type { Deciding } from '../deciding/deciding.ts'
import { leastScore } from './bulk-ask.ts'
import type { BulkAsk } from './bulk-ask.ts'
import { BulkConfirm } from './bulk-confirm.tsx'
import styles from './bulk.module.css'

/** The first is the best that a candidate can have. */
const scores = [0.99, 0.95, 0.9, leastScore] as const
/** What the button offers before anybody chooses another. */
export const firstScore = 0.95
const sampleSize = 10

interface BulkQuestionProps {
  readonly ask: BulkAsk
  readonly deciding: Deciding
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Shows ten at random of what would be decided, and asks. */
export function BulkQuestion({ ask, ...rest }: BulkQuestionProps) {
  return ask.kind === 'selected' ? <OfSelected {...rest} rows={ask.rows} /> : <ByFilter {...rest} ask={ask} />
}

type OfSelectedProps = Omit<BulkQuestionProps, 'ask'> & { readonly rows: readonly PartNumberRow[] }

function OfSelected({ rows, deciding, onClose, onDone }: OfSelectedProps) {
  const { client } = trpc.useUtils()
  const [sample] = useState(() => atRandom(rows).map((row) => ({ ...row, candidate: null })))
  return (
    <BulkConfirm
      accepts={false}
      count={rows.length}
      sample={sample}
      scoped={false}
      onClose={onClose}
      onDone={onDone}
      deciding={deciding}
      send={() => client.partnumbers.ignore.mutate({ items: rows.map(deciding.seenOf) })}
    />
  )
}

type ByFilterProps = Omit<BulkQuestionProps, 'ask'> & { readonly ask: Exclude<BulkAsk, { kind: 'selected' }> }

function ByFilter({ ask, deciding, onClose, onDone }: ByFilterProps) {
  const { t, format } = useWords()
  const { client } = trpc.useUtils()
  const ids = ask.kind === 'accept' ? ask.ids : undefined
  const [minScore, setMinScore] = useState<number>(ids === undefined ? firstScore : leastScore)
  const accepts = ask.kind === 'accept'
  const choice: BulkPreviewInput =
    ask.kind === 'accept'
      ? { action: 'accept', filter: ask.filter, minScore, ...(ids !== undefined && { ids }) }
      : { action: 'ignore', filter: ask.filter }
  const { data, error, refetch, isFetching, isPlaceholderData } = trpc.partnumbers.bulkPreview.useQuery(choice, {
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  })
  const count = data?.count
  const without = ids === undefined || count === undefined ? 0 : ids.length - count
  return (
    <BulkConfirm
      accepts={accepts}
      count={count}
      sample={data?.sample ?? []}
      scoped={ids === undefined}
      found={data?.found}
      failure={error}
      onAnother={(count ?? 0) > sampleSize ? () => void refetch() : undefined}
      busy={isFetching}
      outdated={isPlaceholderData}
      onClose={onClose}
      onDone={onDone}
      onRefused={() => void refetch()}
      deciding={deciding}
      send={() => client.partnumbers.bulk.mutate({ choice, count: count ?? 0 })}
    >
      {accepts ? (
        <div className={styles.least}>
          <span id="least-score">{t('mappings.bulk.least')}</span>
          <SegmentedControl
            size="xs"
            aria-labelledby="least-score"
            value={String(minScore)}
            onChange={(score) => setMinScore(Number(score))}
            data={scores.map((score) => ({ value: String(score), label: format.score(score) }))}
          />
        </div>
      ) : null}
      {without > 0 ? <p className={styles.text}>{t('mappings.bulk.without', { count: without })}</p> : null}
    </BulkConfirm>
  )
}

/** Ten of them, each as likely as another. */
function atRandom<Item>(items: readonly Item[]): Item[] {
  const shuffled = [...items]
  for (let at = 0; at < Math.min(sampleSize, shuffled.length); at++) {
    const other = at + Math.floor(Math.random() * (shuffled.length - at))
    const [one, two] = [shuffled[at], shuffled[other]]
    if (one !== undefined && two !== undefined) [shuffled[at], shuffled[other]] = [two, one]
  }
  return shuffled.slice(0, sampleSize)
}
