import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './filter.module.css'

interface FilterChipProps {
  pressed: boolean
  onPress: () => void
  count?: string
  children: ReactNode
}

/** A filter that is on or off. */
export function FilterChip({ pressed, onPress, count, children }: FilterChipProps) {
  return (
    <UnstyledButton className={styles.chip} aria-pressed={pressed} onClick={onPress}>
      {children}
      {count === undefined ? null : <span className={`figures ${styles.count}`}>{count}</span>}
    </UnstyledButton>
  )
}

interface FilterChoicesProps {
  name: string
  /** The choice in words. */
  words: string
  chosen: readonly string[]
  options: readonly (readonly [value: string, words: string])[]
  onChange: (chosen: string[]) => void
}

/** A filter of which several values may be chosen. */
export function FilterChoices({ name, words, chosen, options, onChange }: FilterChoicesProps) {
  return (
    <Menu position="bottom-start" shadow="md" offset={4}>
      <Menu.Target>
        <UnstyledButton className={styles.chip} data-chosen={chosen.length > 0} aria-label={`${name}: ${words}`}>
          {words}
          <IconChevronDown size={14} stroke={1.8} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={styles.choices ?? ''}>
        <Menu.CheckboxGroup value={[...chosen]} onChange={onChange}>
          {options.map(([value, label]) => (
            <Menu.CheckboxItem key={value} value={value}>
              {label}
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
      </Menu.Dropdown>
    </Menu>
  )
}

interface FilterMenuProps {
  name: string
  /** The words for no choice. */
  any: string
  chosen: string | undefined
  options: readonly (readonly [value: string, words: string])[]
  /** Undefined: no choice. */
  onChoose: (value: string | undefined) => void
}

/** A filter of which one value is chosen, or none. */
export function FilterMenu({ name, any, chosen, options, onChoose }: FilterMenuProps) {
  const words = options.find(([value]) => value === chosen)?.[1]
  return (
    <Menu position="bottom-start" shadow="md" offset={4} width="target" middlewares={{ flip: true, shift: true }}>
      <Menu.Target>
        <UnstyledButton
          className={styles.chip}
          data-chosen={words !== undefined}
          aria-label={`${name}: ${words ?? any}`}
        >
          <span className={words === undefined ? undefined : styles.name}>
            {words === undefined ? name : `${name}:`}
          </span>
          {words}
          <IconChevronDown size={14} stroke={1.8} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown miw={180} className={styles.choices ?? ''}>
        <Option chosen={chosen === undefined} onChoose={() => onChoose(undefined)}>
          {any}
        </Option>
        {options.map(([value, label]) => (
          <Option key={value} chosen={value === chosen} onChoose={() => onChoose(value)}>
            {label}
          </Option>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Option({ chosen, onChoose, children }: { chosen: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <Menu.Item onClick={onChoose} rightSection={chosen ? <IconCheck size={14} aria-hidden /> : null}>
      {children}
    </Menu.Item>
  )
}
