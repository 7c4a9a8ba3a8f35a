import styles from './placeholder.module.css'

/** Holds the place of a table that is being asked for, so that nothing jumps when it comes. */
export function Placeholder({ rows }: { rows: number }) {
  return <div className={styles.root} style={{ height: `calc(${rows} * var(--row-height))` }} aria-hidden />
}
