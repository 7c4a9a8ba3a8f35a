import { Button, Group, Modal, Select, Skeleton, Stack, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { PartNumberDetail, PartNumberRow } from '@pf/contract'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { failureOf } from '../../api/failure-of.ts'
import { trpc } from '../../api/trpc.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { showError } from '../../ui/show-error.ts'
import type { Edit, PartNumberLink } from './deciding/choice.ts'
import { useStoredDetail } from './deciding/use-stored-detail.ts'

/** In code points, as the server counts them. */
const longestDescription = 10_000

interface EditDialogProps {
  readonly row: PartNumberRow
  readonly read: (id: number) => Promise<PartNumberDetail>
  readonly onClose: () => void
  /** Gets the part number as the form knows it. Rejects where the server refuses. */
  readonly onSave: (detail: PartNumberDetail, edit: Edit) => Promise<void>
}

/** What else is said of a part number: its description, and what is sold in its place. */
export function EditDialog({ row, read, onClose, onSave }: EditDialogProps) {
  const { t } = useWords()
  const query = useStoredDetail({ row, read })
  const failure = failureOf(query)
  const [edited, setEdited] = useState(false)
  const [saving, setSaving] = useState(false)
  return (
    <Modal
      opened
      size="lg"
      // What is on its way may be refused: what was typed is not given up before.
      onClose={saving ? () => undefined : onClose}
      closeOnClickOutside={false}
      closeOnEscape={!edited}
      title={<strong>{t('mappings.edit.title', { partNumber: row.partNumber })}</strong>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {failure === null ? null : <ErrorNotice error={failure} />}
      {query.data === undefined ? (
        <Skeleton height={240} />
      ) : (
        <EditForm
          detail={query.data}
          read={read}
          saving={saving}
          onSaving={setSaving}
          onEdited={() => setEdited(true)}
          onClose={onClose}
          onSave={onSave}
        />
      )}
    </Modal>
  )
}

type EditFormProps = Omit<EditDialogProps, 'row'> & {
  readonly detail: PartNumberDetail
  readonly saving: boolean
  readonly onSaving: (saving: boolean) => void
  readonly onEdited: () => void
}

/** It stays open, with what was typed, until all of it is stored. */
function EditForm({ detail: now, read, saving, onSaving, onEdited, onClose, onSave }: EditFormProps) {
  const { t, format } = useWords()
  const [begun] = useState(now)
  /** What the next attempt is about: read again after a refusal, so that nothing is written over unseen. */
  const [seen, setSeen] = useState(now)
  const [description, setDescription] = useState(begun.description)
  const [replacedBy, setReplacedBy] = useState<PartNumberLink | null>(begun.replacedBy)
  const [refusal, setRefusal] = useState<unknown>(null)
  const first = useRef<HTMLTextAreaElement>(null)
  // The dialog has opened before its fields were known, and has focused what it had.
  useEffect(() => first.current?.focus(), [])
  const length = Array.from(description).length
  const isTooLong = length > longestDescription
  const others = seen.description === begun.description || seen.description === description.trim() ? null : seen
  const submit = async () => {
    if (isTooLong || saving) return
    onSaving(true)
    setRefusal(null)
    const edits: readonly Edit[] = [
      ...(description.trim() === seen.description ? [] : [{ kind: 'describe', description } as const]),
      ...(replacedBy?.id === seen.replacedBy?.id ? [] : [{ kind: 'setReplacedBy', replacedBy } as const]),
    ]
    try {
      for (const edit of edits) await onSave(seen, edit)
      onClose()
    } catch (error) {
      // Who has left the page has no form that could say it.
      if (first.current === null) return showError(t, error, seen.partNumber)
      setRefusal(error)
      setSeen(await read(seen.id).catch(() => seen))
    } finally {
      onSaving(false)
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="md">
        {refusal === null ? null : <ErrorNotice error={refusal} />}
        <Textarea
          ref={first}
          label={t('mappings.edit.description')}
          description={others === null ? null : t('mappings.edit.others', { description: others.description })}
          autosize
          minRows={3}
          maxRows={14}
          value={description}
          error={isTooLong ? t('mappings.edit.tooLong', { length: format.number(length) }) : null}
          onChange={({ currentTarget }) => {
            onEdited()
            setDescription(currentTarget.value)
          }}
        />
        <ReplacementSelect
          ofId={begun.id}
          chosen={replacedBy}
          onChoose={(chosen) => {
            onEdited()
            setReplacedBy(chosen)
          }}
        />
      </Stack>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" disabled={saving} onClick={onClose}>
          {t('mappings.edit.cancel')}
        </Button>
        <Button type="submit" loading={saving}>
          {t('mappings.edit.save')}
        </Button>
      </Group>
    </form>
  )
}

interface ReplacementSelectProps {
  readonly ofId: number
  readonly chosen: PartNumberLink | null
  readonly onChoose: (partNumber: PartNumberLink | null) => void
}

/** Chooses among mapped part numbers, which the server finds. */
function ReplacementSelect({ ofId, chosen, onChoose }: ReplacementSelectProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  // What was chosen stands in the field: it is no search.
  const asked = chosen !== null && search === nameOf(chosen) ? '' : search
  const { data } = trpc.partnumbers.list.useQuery(
    { tab: 'mapped', limit: 50, ...(asked !== '' && { search: asked }) },
    { placeholderData: keepPreviousData },
  )
  const found = (data?.partNumbers ?? []).filter(({ id }) => id !== ofId && id !== chosen?.id)
  const offered: readonly PartNumberLink[] = chosen === null ? found : [chosen, ...found]
  return (
    <Select
      label={t('mappings.edit.replacedBy')}
      description={t('mappings.edit.replacedByHint')}
      placeholder={t('mappings.edit.search')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('mappings.edit.notReplaced') }}
      searchValue={typed}
      onSearchChange={setTyped}
      value={chosen === null ? null : String(chosen.id)}
      data={offered.map((each) => ({ value: String(each.id), label: nameOf(each) }))}
      filter={({ options }) => options}
      nothingFoundMessage={data === undefined ? t('app.loading') : t('mappings.filter.nothing')}
      onKeyDown={(event) => {
        // Here it chooses; it does not save the form.
        if (event.key === 'Enter') event.preventDefault()
      }}
      onChange={(value) => onChoose(offered.find(({ id }) => String(id) === value) ?? null)}
    />
  )
}

function nameOf({ partNumber, vendor }: PartNumberLink): string {
  return vendor === null ? partNumber : `${partNumber} · ${vendor}`
}
