import { importPreview } from '@pf/contract'
import type { TaskOf } from '@pf/task-contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { trpc } from '../../../api/trpc.ts'
import { useTask } from '../../tasks/task-hooks.ts'
import { failureOf } from '../../../api/failure-of.ts'
import type { ImportChoices } from './choices.ts'
import type { Preview } from './draft.ts'

/** The layout of a file as the server reads it. */
export interface PreviewAnswer {
  /** The reading itself; undefined until the first answer. */
  readonly task: TaskOf<typeof importPreview> | undefined
  /** The latest layout that was read: while another sheet or header row is being read, still the one before. */
  readonly preview: Preview | undefined
  /** True while `preview` is not yet of what was asked for. */
  readonly reading: boolean
  /** Why the reading could not even be asked for; null otherwise. */
  readonly error: unknown
  readonly reconnecting: boolean
}

/**
 * Has the layout of a file read. Asking is idempotent by its key, so it is a query: a reload, a second tab or coming back finds the
 * task that there is. `again` is the task of a repeated reading, after one that failed. Readings are kept for days only: where one is
 * gone, the file is read anew.
 */
export function usePreview(fileId: string, { sheet, headerRow, again }: ImportChoices): PreviewAnswer {
  const { client } = trpc.useUtils()
  const repeated = useTask(importPreview, again)
  const asksAnew = again === undefined || repeated.missing
  const key = `preview:${fileId}:${headerRow ?? ''}:${sheet ?? ''}`
  const asked = useQuery({
    queryKey: ['import-preview', key],
    queryFn: () =>
      client.tasks.submit.mutate({ type: 'import_preview', input: { fileId, sheet, headerRow }, idempotencyKey: key }),
    staleTime: Infinity,
    enabled: asksAnew,
  })
  const first = useTask(importPreview, asksAnew ? asked.data?.taskId : undefined)
  const { refetch } = asked
  useEffect(() => {
    if (first.missing) void refetch()
  }, [first.missing, refetch])
  const { task, reconnecting, refusal } = asksAnew ? first : repeated
  const [latest, setLatest] = useState<{ fileId: string; preview: Preview }>()
  const result = task?.status === 'completed' ? task.result : undefined
  if (result !== undefined && result !== latest?.preview) setLatest({ fileId, preview: result })
  return {
    task,
    preview: result ?? (latest?.fileId === fileId ? latest.preview : undefined),
    reading: result === undefined,
    error: failureOf(asked) ?? refusal,
    reconnecting: reconnecting || (asked.isPending && asked.failureCount > 0),
  }
}
