import { Button, Group, Modal, Select, Skeleton, Stack, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { PartNumberDetail, PartNumberRow } from '@pf/contract'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { failureOf } from '../../api/failure-of.ts'
import { trpc } from '../../api/trpc.ts'
import { useWords } from '../../i18n/use-words.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import type { Choice, PartNumberLink } from './deciding/choice.ts'
import { useStoredDetail } from './deciding/use-stored-detail.ts'

/** In code points, as the server counts them. */
const longestDescription = 10_000

interface EditDialogProps {
  readonly row: PartNumberRow
  readonly read: (id: number) => Promise<PartNumberDetail>
  readonly onClose: () => void
  /** Gets the part number as the form began with it. */
  readonly onSave: (detail: PartNumberDetail, choices: readonly Choice[]) => void
}

/** What else is said of a part number: its description, and what is sold in its place. */
export function EditDialog({ row, read, onClose, onSave }: EditDialogProps) {
  const { t } = useWords()
  const query = useStoredDetail({ row, read })
  const failure = failureOf(query)
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={<strong>{t('mappings.edit.title', { partNumber: row.partNumber })}</strong>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {failure === null ? null : <ErrorNotice error={failure} />}
      {query.data === undefined ? (
        <Skeleton height={240} />
      ) : (
        <EditForm detail={query.data} onClose={onClose} onSave={onSave} />
      )}
    </Modal>
  )
}

type EditFormProps = Pick<EditDialogProps, 'onClose' | 'onSave'> & { readonly detail: PartNumberDetail }

function EditForm({ detail: now, onClose, onSave }: EditFormProps) {
  const { t, format } = useWords()
  const [detail] = useState(now)
  const [description, setDescription] = useState(detail.description)
  const [replacedBy, setReplacedBy] = useState<PartNumberLink | null>(detail.replacedBy)
  const first = useRef<HTMLTextAreaElement>(null)
  // The dialog has opened before its fields were known, and has focused what it had.
  useEffect(() => first.current?.focus(), [])
  const length = Array.from(description).length
  const isTooLong = length > longestDescription
  const submit = () => {
    if (isTooLong) return
    onSave(detail, [
      ...(description.trim() === detail.description ? [] : [{ kind: 'describe', description } as const]),
      ...(replacedBy?.id === detail.replacedBy?.id ? [] : [{ kind: 'setReplacedBy', replacedBy } as const]),
    ])
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        <Textarea
          ref={first}
          label={t('mappings.edit.description')}
          autosize
          minRows={3}
          maxRows={14}
          value={description}
          error={isTooLong ? t('mappings.edit.tooLong', { length: format.number(length) }) : null}
          onChange={({ currentTarget }) => setDescription(currentTarget.value)}
        />
        <ReplacementSelect ofId={detail.id} chosen={replacedBy} onChoose={setReplacedBy} />
      </Stack>
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('mappings.edit.cancel')}
        </Button>
        <Button type="submit">{t('mappings.edit.save')}</Button>
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
