import type { PartNumberRow } from '@pf/contract'
import { useBlocker } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { toApiError } from '../../../api/api-error.ts'
import { trpc } from '../../../api/trpc.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { showError } from '../../../ui/show-error.ts'
import { foresee } from './choice.ts'
import type { Choice, Edit } from './choice.ts'
import { DecidingContext } from './deciding.ts'
import type { Deciding } from './deciding.ts'
import { keptWords, toldWords } from './decision-words.ts'
import { KnownRows } from './known-rows.ts'
import type { News } from './news.ts'
import { storeChoice } from './store-choice.ts'
import { useFreshness } from './use-freshness.ts'

/** Something that was decided in this window and can be taken back. */
interface Done {
  readonly what: string
  /** The part number as it was; null where there were several. */
  readonly before: PartNumberRow | null
  /** Filled as the server stores them. */
  readonly decisionIds: number[]
}

/** So many of the last steps can be taken back: a window may stay open for weeks. */
const mostDone = 200

/**
 * Decisions in their order, one request at a time, so that each goes with the version that the one before has left. They, and what can be taken
 * back, outlast the page of mappings.
 */
export function DecidingProvider({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const { client } = trpc.useUtils()
  const fresh = useFreshness()
  const [news, setNews] = useState<News>(new Map())
  const [done, setDone] = useState<readonly Done[]>([])
  const [told, tell] = useState('')
  const [known] = useState(() => new KnownRows())
  const queue = useRef(Promise.resolve())
  const onTheirWay = useRef(0)
  const latest = useRef(news)
  // Inside the console they go on; a window that is closed would lose them.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => onTheirWay.current > 0 })

  const remember = (step: Done) => setDone((all) => [...all, step].slice(-mostDone))
  const show = (row: PartNumberRow) => {
    latest.current = new Map(latest.current).set(row.id, row)
    setNews(latest.current)
  }
  const learn = (rows: readonly PartNumberRow[]) => {
    for (const row of rows) if (known.learn(row)) show(row)
  }
  const foresaw = (before: PartNumberRow, next: PartNumberRow) => {
    known.foresee(next)
    show(next)
    fresh.count(before, next)
  }
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    onTheirWay.current += 1
    const ended = queue.current.then(work).finally(() => {
      onTheirWay.current -= 1
      fresh.soon()
    })
    queue.current = ended.catch(() => undefined)
    return ended
  }
  const seenOf = (row: PartNumberRow) => {
    const { id, version } = known.stored(row)
    return { id, version }
  }

  const store = (row: PartNumberRow, choice: Choice | Edit, step: Done) =>
    storeChoice(client, {
      choice,
      seen: () => seenOf(row),
      isPrimary: () => known.stored(row).isPrimary,
      onStored: ({ decisionId, partNumbers }) => {
        step.decisionIds.push(decisionId)
        learn(partNumbers)
      },
    })

  const decide = (row: PartNumberRow, choice: Choice) => {
    const step: Done = { what: toldWords(t, row, choice), before: row, decisionIds: [] }
    foresaw(row, foresee(row, choice))
    remember(step)
    tell(step.what)
    void enqueue(async () => {
      try {
        await store(row, choice, step)
      } catch (error) {
        if (step.decisionIds.length === 0) setDone((all) => all.filter((each) => each !== step))
        tell('')
        showError(t, error, row.partNumber)
        await goBack(row, error)
      } finally {
        known.settle(row)
      }
    })
  }

  /** Shows a part number as it is stored, after a refusal. What somebody else has made of it is asked for. */
  const goBack = async (row: PartNumberRow, error: unknown) => {
    const stored = known.stored(row)
    const { refusal } = toApiError(error)
    const now = refusal === null ? stored : await client.partnumbers.get.query({ id: row.id }).catch(() => stored)
    known.learn(now)
    show(now)
  }

  const undo = (): PartNumberRow | null => {
    const step = done.at(-1)
    if (step === undefined) {
      tell(t('mappings.told.nothingToUndo'))
      return null
    }
    setDone((all) => all.filter((each) => each !== step))
    tell(t('mappings.told.undone', { what: step.what }))
    const { before } = step
    const now = before === null ? undefined : latest.current.get(before.id)
    if (before !== null && now !== undefined) foresaw(now, { ...before, version: now.version + 1 })
    void enqueue(async () => {
      try {
        for (const decisionId of step.decisionIds.toReversed()) {
          const outcome = await client.partnumbers.undo.mutate({ decisionId })
          learn([...outcome.partNumbers, ...outcome.keptPartNumbers])
          if (outcome.kept > 0) tell(keptWords(t, outcome))
        }
      } catch (error) {
        showError(t, error, step.what)
        if (before !== null) await goBack(before, error)
      } finally {
        if (before === null) fresh.beginAnew()
        else {
          known.settle(before)
          fresh.showReturned(before.id)
        }
      }
    })
    return before
  }

  const save = (row: PartNumberRow, edit: Edit) =>
    enqueue(async () => {
      const step: Done = { what: toldWords(t, row, edit), before: row, decisionIds: [] }
      try {
        await store(row, edit, step)
      } catch (error) {
        await goBack(row, error)
        throw error
      }
      remember(step)
      tell(step.what)
    })

  const decideMany: Deciding['decideMany'] = (sendMany, tellCount) =>
    enqueue(async () => {
      const { decisionId, decided, partNumbers } = await sendMany()
      learn(partNumbers)
      const what = tellCount(decided)
      remember({ what, before: null, decisionIds: [decisionId] })
      tell(what)
      fresh.beginAnew()
    })

  const read = async (id: number) => {
    await queue.current
    return client.partnumbers.get.query({ id })
  }

  const deciding: Deciding = {
    news,
    told,
    tell,
    canUndo: done.length > 0,
    seenOf,
    read,
    decide,
    save,
    decideMany,
    undo,
  }
  return <DecidingContext value={deciding}>{children}</DecidingContext>
}
