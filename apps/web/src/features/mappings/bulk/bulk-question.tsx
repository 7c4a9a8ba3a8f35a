import { Button, Group, Modal, SegmentedControl } from '@mantine/core'
import type { BulkPreviewInput, DecisionOutcome, PartNumberFilter, PartNumberRow } from '@pf/contract'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { trpc } from '../../../api/trpc.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import type { Deciding } from '../deciding/use-deciding.ts'
import { BulkSample } from './bulk-sample.tsx'
import type { Sampled } from './bulk-sample.tsx'
import styles from './bulk.module.css'

/** What is to be decided about many. */
export type BulkAsk =
  | { readonly kind: 'accept'; readonly filter: PartNumberFilter & { readonly tab: 'unmapped' | 'suggested' } }
  | { readonly kind: 'ignore'; readonly filter: PartNumberFilter }
  | { readonly kind: 'selected'; readonly rows: readonly PartNumberRow[] }

const scores = [1, 0.95, 0.9, 0.8] as const
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
    <Question
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
  const [minScore, setMinScore] = useState<number>(firstScore)
  const accepts = ask.kind === 'accept'
  const choice: BulkPreviewInput =
    ask.kind === 'accept'
      ? { action: 'accept', filter: ask.filter, minScore }
      : { action: 'ignore', filter: ask.filter }
  const { data, error, refetch, isFetching } = trpc.partnumbers.bulkPreview.useQuery(choice, {
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  })
  const count = data?.count
  return (
    <Question
      accepts={accepts}
      count={count}
      sample={data?.sample ?? []}
      scoped
      failure={error}
      onAnother={(count ?? 0) > sampleSize ? () => void refetch() : undefined}
      busy={isFetching}
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
    </Question>
  )
}

interface QuestionProps {
  readonly accepts: boolean
  /** Undefined until known. */
  readonly count: number | undefined
  readonly sample: readonly Sampled[]
  /** Whether it is about all of the tab and the filters. */
  readonly scoped: boolean
  readonly failure?: unknown
  readonly onAnother?: (() => void) | undefined
  readonly busy?: boolean
  readonly onClose: () => void
  readonly onDone: () => void
  readonly onRefused?: () => void
  readonly deciding: Deciding
  readonly send: () => Promise<DecisionOutcome>
  readonly children?: React.ReactNode
}

function Question(props: QuestionProps) {
  const {
    accepts,
    count = 0,
    sample,
    scoped,
    onAnother,
    busy = false,
    onClose,
    onDone,
    deciding,
    send,
    children,
  } = props
  const { t } = useWords()
  const [sending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const failure = refusal ?? props.failure ?? null
  const action = accepts ? 'accept' : 'ignore'
  const confirm = async () => {
    setSending(true)
    setRefusal(null)
    try {
      await deciding.decideMany(send, (decided) =>
        t(accepts ? 'mappings.told.accepted' : 'mappings.told.ignoredMany', { count: decided }),
      )
      onDone()
    } catch (error) {
      setRefusal(error)
      props.onRefused?.()
    } finally {
      setSending(false)
    }
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={<strong>{t(`mappings.bulk.${action}Title`, { count })}</strong>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {children}
      <p className={styles.text}>
        {[t(`mappings.bulk.${action}Text`), scoped ? t('mappings.bulk.scope') : '', t('mappings.bulk.undo')].join(' ')}
      </p>
      {failure === null ? null : <ErrorNotice error={failure} />}
      {count === 0 ? (
        <p className={styles.text}>{accepts && !busy ? t('mappings.bulk.none') : t('app.loading')}</p>
      ) : (
        <BulkSample sample={sample} count={count} onAnother={onAnother} busy={busy} />
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('mappings.bulk.cancel')}
        </Button>
        <Button
          color={accepts ? 'iris' : 'red'}
          disabled={count === 0}
          loading={sending}
          onClick={() => void confirm()}
          data-autofocus
        >
          {t(`mappings.bulk.${action}Confirm`, { count })}
        </Button>
      </Group>
    </Modal>
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
