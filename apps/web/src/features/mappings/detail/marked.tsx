import type { Piece } from './mark-differences.ts'
import styles from './candidates.module.css'

/** A text with what differs marked. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <span className={`mono ${styles.text}`}>
      {pieces.map(({ text, differs }, at) => (differs ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
    </span>
  )
}
