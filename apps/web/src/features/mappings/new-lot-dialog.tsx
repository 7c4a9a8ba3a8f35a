import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core'
import type { LotDetail, PartNumberDetail, PartNumberRow } from '@pf/contract'
import { useEffect, useRef, useState } from 'react'
import { failureOf } from '../../api/failure-of.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { showError } from '../../ui/show-error.ts'
import { shownDescription } from './deciding/choice.ts'
import { useStoredDetail } from './deciding/use-stored-detail.ts'
import { draftOf, problemsOf, toLotInput } from '../lots/edit/lot-draft.ts'
import { LotWords } from '../lots/edit/lot-fields.tsx'
import { saveFailure, useSaveLot } from '../lots/edit/use-save-lot.ts'

interface NewLotDialogProps {
  readonly row: PartNumberRow
  readonly read: (id: number) => Promise<PartNumberDetail>
  readonly onClose: () => void
  readonly onCreated: (lot: LotDetail) => void
}

/** Makes the LOT that a part number lacks, described as the part number is. */
export function NewLotDialog({ row, read, onClose, onCreated }: NewLotDialogProps) {
  const { t } = useWords()
  const isCut = row.description.length >= shownDescription
  const query = useStoredDetail({ row, read, enabled: isCut })
  const failure = failureOf(query)
  const description = isCut ? query.data?.description : row.description
  const [edited, setEdited] = useState(false)
  const save = useSaveLot(null)
  return (
    <Modal
      opened
      onClose={save.isPending ? () => undefined : onClose}
      closeOnClickOutside={false}
      closeOnEscape={!edited}
      title={<strong>{t('mappings.newLot.title', { partNumber: row.partNumber })}</strong>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {failure === null ? null : <ErrorNotice error={failure} />}
      {description === undefined ? (
        <Skeleton height={240} />
      ) : (
        <NewLotForm
          description={description}
          save={save}
          onEdited={() => setEdited(true)}
          onClose={onClose}
          onCreated={onCreated}
        />
      )}
    </Modal>
  )
}

type NewLotFormProps = Omit<NewLotDialogProps, 'row' | 'read'> & {
  readonly description: string
  readonly save: ReturnType<typeof useSaveLot>
  readonly onEdited: () => void
}

function NewLotForm({ description, save, onEdited, onClose, onCreated }: NewLotFormProps) {
  const { t, language } = useWords()
  const [draft, setDraft] = useState(() => ({ ...draftOf(null, language), description }))
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // The dialog may have opened before the description was known, and has focused what it had.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const failure = save.error === null ? null : saveFailure(t, save.error)
  const submit = async () => {
    setTried(true)
    const input = toLotInput(draft)
    if (input === null || save.isPending) return
    try {
      onCreated(await save.mutateAsync(input))
    } catch (error) {
      // Who has left the page has no form that could say it.
      if (form.current === null) showError(t, error, draft.name)
    }
  }
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="md">
        {failure?.place === 'page' ? <ErrorNotice error={save.error} /> : null}
        <LotWords
          draft={draft}
          change={(change) => {
            onEdited()
            setDraft((now) => ({ ...now, ...change }))
          }}
          nameEmpty={tried && problemsOf(draft).nameEmpty}
          failure={failure}
        />
      </Stack>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" disabled={save.isPending} onClick={onClose}>
          {t('mappings.newLot.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('mappings.newLot.create')}
        </Button>
      </Group>
    </form>
  )
}
