import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './search-input.module.css'

const pauseMs = 250

interface SearchInputProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is searched, in full; `hint` says it in short. */
  readonly label: string
  readonly hint: string
}

/** Searches once the typing pauses. */
export function SearchInput({ value, onChange, label, hint }: SearchInputProps) {
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
      className={styles.root ?? ''}
      aria-label={label}
      placeholder={hint}
      leftSection={<IconSearch size={15} stroke={1.75} aria-hidden />}
      rightSection={
        typed === '' ? null : <CloseButton size="sm" aria-label={t('app.clearSearch')} onClick={() => setTyped('')} />
      }
      value={typed}
      maxLength={200}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
    />
  )
}
