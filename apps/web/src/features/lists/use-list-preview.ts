import { listPreview } from '@pf/contract'
import type { ListKind } from '@pf/contract'
import { useQuery } from '@tanstack/react-query'
import { failureOf } from '../../api/failure-of.ts'
import { trpc } from '../../api/trpc.ts'
import { useTask } from '../tasks/task-hooks.ts'

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
  return { task, reconnecting, error: failureOf(asked) ?? refusal }
}
