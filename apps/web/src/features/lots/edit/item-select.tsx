import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { LotQuery } from '@pf/contract'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../api/trpc.ts'
import type { DraftItem } from './lot-draft.ts'
import styles from './lot-editor.module.css'

interface ItemSelectProps {
  /** LOTs that are items already, or cannot be one. */
  readonly taken: ReadonlySet<number>
  readonly onAdd: (item: Pick<DraftItem, 'lotId' | 'name'>) => void
}

/** Adds a component, which the server finds. Bundles are not offered: they can't be items. */
export function ItemSelect({ taken, onAdd }: ItemSelectProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const asked: LotQuery = { kind: 'component', limit: 100, ...(search !== '' && { search }) }
  const { data } = trpc.lots.list.useQuery(asked, { placeholderData: keepPreviousData })
  const lots = (data?.lots ?? []).filter(({ id }) => !taken.has(id))
  return (
    <Select
      className={styles.add ?? ''}
      label={t('lots.items.add')}
      placeholder={t('lots.items.addHint')}
      searchable
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      data={lots.map(({ id, name }) => ({ value: String(id), label: name }))}
      filter={({ options }) => options}
      nothingFoundMessage={data === undefined ? t('app.loading') : t('lots.items.nothing')}
      renderOption={({ option }) => (
        <span className={styles.option}>
          <span className="mono">{option.label}</span>
          <span className="quiet">{lots.find(({ id }) => String(id) === option.value)?.description}</span>
        </span>
      )}
      onKeyDown={(event) => {
        // Here it chooses; it does not save the form.
        if (event.key === 'Enter') event.preventDefault()
      }}
      onChange={(value) => {
        const lot = lots.find(({ id }) => String(id) === value)
        if (lot !== undefined) onAdd({ lotId: lot.id, name: lot.name })
        setTyped('')
      }}
    />
  )
}
