import type { ReactNode } from 'react'
import styles from './page-columns.module.css'

/** A page of one thing: what it is about, and beside it, or below in a narrow window, the facts. */
export function PageColumns({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.root}>
      <div className={styles.main}>{children}</div>
      <aside>{aside}</aside>
    </div>
  )
}
