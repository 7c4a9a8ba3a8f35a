import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import styles from './drop-anywhere.module.css'

interface DropAnywhereProps {
  readonly onFiles: (files: readonly File[]) => void
  /** What dropping does. */
  readonly words: string
}

/** Takes files that are dropped anywhere in the window, and says so while one hovers over it. */
export function DropAnywhere({ onFiles, words }: DropAnywhereProps) {
  const [hovering, setHovering] = useState(false)

  useEffect(() => {
    // Enter and leave come for every element under the pointer: only the balance tells whether it is still in the window.
    let depth = 0
    const listeners = new AbortController()
    const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', handle: (event: DragEvent) => void) =>
      window.addEventListener(
        type,
        (event) => {
          if (event.dataTransfer?.types.includes('Files') !== true) return
          event.preventDefault()
          handle(event)
        },
        { signal: listeners.signal },
      )
    const settle = (next: number) => {
      depth = next
      setHovering(next > 0)
    }
    listen('dragenter', () => settle(depth + 1))
    listen('dragleave', () => settle(Math.max(0, depth - 1)))
    // Where nothing else takes files the console refuses them.
    listen('dragover', ({ dataTransfer }) => {
      if (dataTransfer !== null) dataTransfer.dropEffect = 'copy'
    })
    listen('drop', ({ dataTransfer }) => {
      settle(0)
      onFiles([...(dataTransfer?.files ?? [])])
    })
    return () => listeners.abort()
  }, [onFiles])

  if (!hovering) return null
  return (
    <div className={styles.root}>
      <IconFileSpreadsheet size={36} stroke={1.3} aria-hidden />
      {words}
    </div>
  )
}
