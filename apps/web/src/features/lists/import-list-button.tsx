import { Button } from '@mantine/core'
import type { ListKind } from '@pf/contract'
import { IconUpload } from '@tabler/icons-react'
import { Suspense, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'

const ListImportDialog = lazy(async () => ({
  default: (await import('./list-import-dialog.tsx')).ListImportDialog,
}))

/** Opens the dialog that imports a list from a file. */
export function ImportListButton({ list }: { list: ListKind }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  /** Each time is a dialog of its own: the one before may show what it came to until it has faded away. */
  const [times, setTimes] = useState(0)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconUpload size={15} stroke={1.75} aria-hidden />}
        onClick={() => {
          setTimes(times + 1)
          setOpened(true)
        }}
      >
        {t('lists.import.action')}
      </Button>
      <Suspense>
        {times === 0 ? null : (
          <ListImportDialog key={times} list={list} opened={opened} onClose={() => setOpened(false)} />
        )}
      </Suspense>
    </>
  )
}
