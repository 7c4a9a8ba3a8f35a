import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './section.module.css'

/** A titled part of a page. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.root}>
      <header className={styles.header}>
        <Title order={2} size="h3">
          {title}
        </Title>
        {aside}
      </header>
      {children}
    </section>
  )
}
