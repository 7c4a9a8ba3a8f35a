import { listPreview } from '@pf/contract'
import type { ListKind } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf } from '../../api/failure-of.ts'
import { trpc } from '../../api/trpc.ts'
import { useTask } from '../tasks/task-hooks.ts'
import type { ListPreview } from './list-draft.ts'

export interface WantedPreview {
  readonly fileId: string
  readonly list: ListKind
  readonly sheet?: string
  readonly headerRow?: number
}

/** Has a file read as a list. Asking is idempotent by its key, so it is a query: what was asked before is answered by the task that there is. */
export function useListPreview(wanted: WantedPreview) {
  const { client } = trpc.useUtils()
  const { fileId, list, sheet, headerRow } = wanted
  const key = `list-preview:${list}:${fileId}:${headerRow ?? ''}:${sheet ?? ''}`
  const asked = useQuery({
    queryKey: ['list-preview', key],
    queryFn: () => client.tasks.submit.mutate({ type: 'list_preview', input: wanted, idempotencyKey: key }),
    staleTime: Infinity,
  })
  const { task, reconnecting, refusal } = useTask(listPreview, asked.data?.taskId)
  const result = task?.status === 'completed' ? task.result : undefined
  const [latest, setLatest] = useState<ListPreview>()
  if (result !== undefined && result !== latest) setLatest(result)
  const error = failureOf(asked) ?? refusal
  const ended = task !== undefined && isFinal(task.status)
  return {
    task,
    ended,
    /** The latest that was read: while another place is being read, or where that failed, still the one before. */
    preview: result ?? latest,
    reading: error === null && !ended,
    reconnecting,
    error,
  }
}
