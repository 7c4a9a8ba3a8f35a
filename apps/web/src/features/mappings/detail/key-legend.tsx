import { Kbd, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './detail.module.css'

/** A key, what it does now, and the same for the mouse. */
export interface KeyAction {
  readonly keys: string
  readonly words: string
  /** Undefined: the keyboard alone does it. */
  readonly run: (() => void) | undefined
  /** True of what a narrow window can spare. */
  readonly isMinor?: boolean
}

/** What can be done about the part number that is shown, by key or by click. */
export function KeyLegend({ actions }: { actions: readonly KeyAction[] }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.legend} aria-label={t('mappings.action.legend')}>
      {actions.map(({ keys, words, run, isMinor }) => (
        <li key={words} data-minor={isMinor}>
          {run === undefined ? (
            <span className={styles.key}>
              <Kbd size="xs">{keys}</Kbd> {words}
            </span>
          ) : (
            <UnstyledButton className={styles.key} onClick={run}>
              <Kbd size="xs">{keys}</Kbd> {words}
            </UnstyledButton>
          )}
        </li>
      ))}
    </ul>
  )
}
