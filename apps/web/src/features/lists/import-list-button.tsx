import { Button } from '@mantine/core'
import type { ListKind } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { IconUpload } from '@tabler/icons-react'
import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnyTask } from '../tasks/task-hooks.ts'

const ListImportDialog = lazy(async () => ({
  default: (await import('./list-import-dialog.tsx')).ListImportDialog,
}))

interface ImportListButtonProps {
  readonly list: ListKind
  /** Told when an import of this page has ended: what it shows may be old. */
  readonly onImported: () => void
}

/** Opens the dialog that imports a list from a file. */
export function ImportListButton({ list, onImported }: ImportListButtonProps) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<number | null>(null)
  const [times, setTimes] = useState(0)
  const [taskId, setTaskId] = useState<string>()
  const { task } = useAnyTask(taskId)
  const ended = task !== undefined && isFinal(task.status) ? task.id : undefined
  const told = useRef(onImported)
  useEffect(() => {
    told.current = onImported
  })
  useEffect(() => {
    if (ended !== undefined) told.current()
  }, [ended])
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconUpload size={15} stroke={1.75} aria-hidden />}
        onClick={() => {
          setTimes(times + 1)
          setOpened(times + 1)
        }}
      >
        {t('lists.import.action')}
      </Button>
      <Suspense>
        {times === 0 ? null : (
          <ListImportDialog
            key={times}
            list={list}
            opened={opened !== null}
            onClose={() => setOpened(null)}
            onSubmitted={setTaskId}
          />
        )}
      </Suspense>
    </>
  )
}
