import { Stack, Text, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  icon: Icon
  title: string
  /** What this page is for. */
  text: string
  /** The button that fills it. */
  children?: ReactNode
}

export function EmptyState({ icon: IconOf, title, text, children }: EmptyStateProps) {
  return (
    <Stack className={styles.root} align="center" gap="xs">
      <span className={styles.icon}>
        <IconOf size={22} stroke={1.5} aria-hidden />
      </span>
      <Title order={2}>{title}</Title>
      <Text className="quiet" maw={440} ta="center">
        {text}
      </Text>
      {children === undefined ? null : <div className={styles.actions}>{children}</div>}
    </Stack>
  )
}
