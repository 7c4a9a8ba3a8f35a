import { Button, Group, Modal, Stack } from '@mantine/core'
import type { LotDetail, PartNumberRow } from '@pf/contract'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { draftOf, problemsOf, toLotInput } from '../lots/edit/lot-draft.ts'
import { LotWords } from '../lots/edit/lot-fields.tsx'
import { saveFailure, useSaveLot } from '../lots/edit/use-save-lot.ts'

interface NewLotDialogProps {
  readonly row: PartNumberRow
  readonly onClose: () => void
  readonly onCreated: (lot: LotDetail) => void
}

/** Makes the LOT that a part number lacks. */
export function NewLotDialog({ row, onClose, onCreated }: NewLotDialogProps) {
  const { t, language } = useWords()
  const [draft, setDraft] = useState(() => ({ ...draftOf(null, language), description: row.description }))
  const [tried, setTried] = useState(false)
  const save = useSaveLot(null)
  const failure = save.error === null ? null : saveFailure(t, save.error)
  const submit = () => {
    setTried(true)
    const input = toLotInput(draft)
    if (input !== null && !save.isPending) save.mutate(input, { onSuccess: onCreated })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={<strong>{t('mappings.newLot.title', { partNumber: row.partNumber })}</strong>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="md">
          {failure?.place === 'page' ? <ErrorNotice error={save.error} /> : null}
          <LotWords
            draft={draft}
            change={(change) => setDraft((now) => ({ ...now, ...change }))}
            nameEmpty={tried && problemsOf(draft).nameEmpty}
            failure={failure}
          />
        </Stack>
        <Group justify="flex-end" gap="xs" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('mappings.newLot.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('mappings.newLot.create')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
