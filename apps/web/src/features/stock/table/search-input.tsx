import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './stock-filters.module.css'

const pauseMs = 250

/** Searches once the typing pauses. */
export function SearchInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  // The address changed by itself, by "back" or "clear filters": it is shown, whatever was typed.
  if (value !== known) {
    setKnown(value)
    setTyped(value)
  }
  const report = useEffectEvent((text: string) => {
    if (text === value) return
    setKnown(text)
    onChange(text)
  })
  useEffect(() => {
    const timer = setTimeout(() => report(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <TextInput
      className={styles.search ?? ''}
      aria-label={t('stock.filter.search')}
      placeholder={t('stock.filter.searchHint')}
      leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton size="sm" aria-label={t('stock.filter.clearSearch')} onClick={() => setTyped('')} />
        )
      }
      value={typed}
      maxLength={200}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
    />
  )
}
