import { Button, Menu } from '@mantine/core'
import { exportFormats } from '@pf/contract'
import type { ListKind } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { IconDownload } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { Ring } from '../../ui/ring.tsx'
import { showError } from '../../ui/show-error.ts'
import { useOwnTasks } from '../tasks/task-hooks.ts'
import { fileUrl } from './file-url.ts'
import { exportTypes, useExportList } from './use-submit-list.ts'

/** Has a list written to a file and downloads it; meanwhile this is the progress of that task. */
export function ExportListButton({ list }: { list: ListKind }) {
  const { t, language } = useWords()
  const { task: submitted, submit, submitting, error } = useExportList(list)
  useEffect(() => {
    if (error !== null) showError(t, error)
  }, [error, t])
  // Once, and what was asked for on this page alone; how it failed is told by its toast.
  const downloaded = useRef<string>(undefined)
  useEffect(() => {
    if (submitted?.status !== 'completed' || downloaded.current === submitted.id) return
    downloaded.current = submitted.id
    download(submitted.result)
  }, [submitted])
  const { tasks } = useOwnTasks()
  const live = [...(submitted === undefined ? [] : [submitted]), ...(tasks ?? [])].find(
    ({ type, status }) => type === exportTypes[list] && !isFinal(status),
  )
  return (
    <Menu position="bottom-end" disabled={live !== undefined}>
      <Menu.Target>
        <Button
          variant="default"
          loading={submitting}
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
          <Menu.Item key={format} onClick={() => submit(format, language)}>
            {t(`lists.export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function download({ fileId, name }: { readonly fileId: string; readonly name: string }) {
  const link = document.createElement('a')
  link.href = fileUrl(fileId)
  link.download = name
  link.click()
}
