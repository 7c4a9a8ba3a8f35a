import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { LotKind, LotQuery, LotRow } from '@pf/contract'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../api/trpc.ts'
import styles from './lot-select.module.css'

interface LotSelectProps {
  readonly label: string
  readonly hint: string
  /** Where one kind alone can be chosen. */
  readonly kind?: LotKind
  /** LOTs that are not offered. */
  readonly taken?: ReadonlySet<number>
  readonly className?: string | undefined
  readonly inputRef?: Ref<HTMLInputElement>
  readonly onChoose: (lot: LotRow) => void
}

/** Chooses a LOT, which the server finds, and is empty again. */
export function LotSelect({ label, hint, kind, taken, className, inputRef, onChoose }: LotSelectProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const asked: LotQuery = { limit: 100, ...(kind !== undefined && { kind }), ...(search !== '' && { search }) }
  const { data, isPlaceholderData } = trpc.lots.list.useQuery(asked, { placeholderData: keepPreviousData })
  /** What is shown is the answer to what is typed: until then nothing can be chosen, and then the first one is with Enter. */
  const isAnswered = !isPlaceholderData && search === typed.trim()
  const lots = (data?.lots ?? []).filter(({ id }) => taken?.has(id) !== true)
  return (
    <Select
      className={className ?? ''}
      ref={inputRef ?? null}
      label={label}
      placeholder={hint}
      searchable
      selectFirstOptionOnChange={isAnswered}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      data={lots.map(({ id, name }) => ({ value: String(id), label: name, disabled: !isAnswered }))}
      filter={({ options }) => options}
      nothingFoundMessage={data === undefined ? t('app.loading') : t('lots.select.nothing')}
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
        if (lot !== undefined) onChoose(lot)
        setTyped('')
      }}
    />
  )
}
