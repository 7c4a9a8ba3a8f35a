import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './filter-bar.module.css'

interface FilterBarProps {
  readonly label: string
  /** What takes all filters away; null where nothing narrows the list. */
  readonly onClear: (() => void) | null
  readonly clear: string
  /** How many fit, in words; '' until known. */
  readonly found: string
  readonly children: ReactNode
}

/** What narrows a list, above it. */
export function FilterBar({ label, onClear, clear, found, children }: FilterBarProps) {
  return (
    <search className={styles.root} aria-label={label}>
      {children}
      {onClear === null ? null : (
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          {clear}
        </Button>
      )}
      <span className={styles.total} role="status">
        {found}
      </span>
    </search>
  )
}
