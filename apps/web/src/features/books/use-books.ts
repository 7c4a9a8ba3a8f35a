import { partNumberBookCreate, partNumberBookRetention } from '@pf/contract'
import type { PartNumberBook } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { isTaskOf } from '@pf/task-react'
import { useEffect, useState } from 'react'
import { failureOf } from '../../api/failure-of.ts'
import { trpc } from '../../api/trpc.ts'
import { useOwnTasks } from '../tasks/task-hooks.ts'

/** A window that is not looked at does not ask. */
const refetchMs = 5_000

interface Books {
  /** Newest first; undefined until the first answer. */
  readonly books: readonly PartNumberBook[] | undefined
  readonly failure: unknown
  /** The book that was in force at the first answer: another one is news. */
  readonly firstActiveId: number | undefined
}

/** The books that there are: asked for again when a task of the user's has made or removed some, and now and then, as others make and activate them too. */
export function useBooks(): Books {
  const utils = trpc.useUtils()
  const query = trpc.partnumberBooks.list.useQuery(undefined, { refetchInterval: refetchMs })
  const { tasks } = useOwnTasks()
  const ended = (tasks ?? [])
    .filter((task) => isTaskOf(partNumberBookCreate, task) || isTaskOf(partNumberBookRetention, task))
    .flatMap(({ id, status }) => (isFinal(status) ? [id] : []))
    .join()
  useEffect(() => {
    if (ended !== '') void utils.partnumberBooks.list.invalidate()
  }, [ended, utils])
  const { data: books } = query
  const [first, setFirst] = useState<{ readonly activeId: number | undefined }>()
  if (first === undefined && books !== undefined) setFirst({ activeId: books.find(({ isActive }) => isActive)?.id })
  return { books, failure: failureOf(query), firstActiveId: first?.activeId }
}
