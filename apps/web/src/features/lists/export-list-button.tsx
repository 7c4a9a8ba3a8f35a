import { Button, Menu } from '@mantine/core'
import { exportFormats } from '@pf/contract'
import type { ListKind, PriceForgeTask } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { useMutation } from '@tanstack/react-query'
import { IconDownload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { trpc } from '../../api/trpc.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Ring } from '../../ui/ring.tsx'
import { showError } from '../../ui/show-error.ts'
import { useAnyTask, useOwnTasks } from '../tasks/task-hooks.ts'
import { fileUrl } from './file-url.ts'
import { listTasks } from './submit-list.ts'

/** Has a list written to a file and downloads it; meanwhile this is the progress of that task. */
export function ExportListButton({ list }: { list: ListKind }) {
  const { t, language } = useWords()
  const { client } = trpc.useUtils()
  const [taskId, setTaskId] = useState<string>()
  const submission = useMutation({
    mutationFn: (format: (typeof exportFormats)[number]) => listTasks[list].export(client, { format, language }),
    networkMode: 'always',
    onSuccess: (submitted) => setTaskId(submitted.taskId),
    onError: (error) => showError(t, error),
  })
  const { task } = useAnyTask(taskId)
  useEffect(() => {
    if (task !== undefined && isFinal(task.status)) {
      setTaskId(undefined)
      download(task)
    }
  }, [task])
  const { tasks } = useOwnTasks()
  const live = [...(task === undefined ? [] : [task]), ...(tasks ?? [])].find(
    ({ type, status }) => type === listTasks[list].exportType && !isFinal(status),
  )
  return (
    <Menu position="bottom-end" disabled={live !== undefined}>
      <Menu.Target>
        <Button
          variant="default"
          loading={submission.isPending}
          disabled={live !== undefined}
          leftSection={
            live === undefined ? (
              <IconDownload size={15} stroke={1.75} aria-hidden />
            ) : (
              <Ring percent={live.progress} size={15} />
            )
          }
        >
          {live === undefined ? t('lists.export.action') : t('lists.export.running', { percent: live.progress })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportFormats.map((format) => (
          <Menu.Item key={format} onClick={() => submission.mutate(format)}>
            {t(`lists.export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The file of an export that was asked for here; how it failed is told by its toast. */
function download(task: PriceForgeTask) {
  if ((task.type !== 'lot_export' && task.type !== 'mapping_export') || task.status !== 'completed') return
  const link = document.createElement('a')
  link.href = fileUrl(task.result.fileId)
  link.download = task.result.name
  link.click()
}
