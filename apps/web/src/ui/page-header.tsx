import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './page-header.module.css'

interface PageHeaderProps {
  title: ReactNode
  /** One line: what this page tells now. */
  lead?: ReactNode
  /** Quiet buttons first, the one primary button last. */
  actions?: ReactNode
}

export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  return (
    <header className={styles.root}>
      {typeof title === 'string' ? <title>{`${title} · PriceForge`}</title> : null}
      <div className={styles.words}>
        <Title order={1}>{title}</Title>
        {lead === undefined ? null : (
          <Text component="div" className="quiet">
            {lead}
          </Text>
        )}
      </div>
      {actions === undefined ? null : (
        <Group gap="xs" wrap="nowrap">
          {actions}
        </Group>
      )}
    </header>
  )
}
