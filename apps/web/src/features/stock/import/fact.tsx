import { Popover, UnstyledButton } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './fact.module.css'

interface FactProps {
  /** What this is about, for those who can't see its place: "Currency". */
  readonly label: string
  /** How it is understood now: "RUB". */
  readonly value: string
  /** True where the file leaves it open. */
  readonly open?: boolean
  readonly hint: string
  /** How to change it. */
  readonly children: ReactNode
}

/** One thing that was understood of the file; a click changes it. */
export function Fact({ label, value, open = false, hint, children }: FactProps) {
  return (
    <Popover position="bottom-start" shadow="md" trapFocus returnFocus width={300} withinPortal>
      <Popover.Target>
        <UnstyledButton className={styles.root} data-open={open || undefined} aria-label={`${label}: ${value}`}>
          {open ? <IconHelp size={15} stroke={2} aria-hidden /> : null}
          <span className={styles.value}>{value}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} aria-label={label}>
        <strong className={styles.label}>{label}</strong>
        {children}
        <p className={styles.hint}>{hint}</p>
      </Popover.Dropdown>
    </Popover>
  )
}
