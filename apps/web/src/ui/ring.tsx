import styles from './ring.module.css'

/** A ring that fills with progress; part of something that says the number too. */
export function Ring({ percent, size = 16 }: { percent: number; size?: number }) {
  const radius = 6.5
  const length = 2 * Math.PI * radius
  return (
    <svg className={styles.root} width={size} height={size} viewBox="0 0 16 16" aria-hidden>
      <circle className={styles.track} cx="8" cy="8" r={radius} />
      <circle
        className={styles.fill}
        cx="8"
        cy="8"
        r={radius}
        strokeDasharray={length}
        strokeDashoffset={length * (1 - percent / 100)}
      />
    </svg>
  )
}
