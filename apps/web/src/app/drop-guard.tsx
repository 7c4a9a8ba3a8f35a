import { useEffect } from 'react'

/** Refuses files that are dropped where nothing takes them: the browser would open them in place of the console. Draws nothing. */
export function DropGuard() {
  useEffect(() => {
    const listeners = new AbortController()
    const refuse = (event: DragEvent) => {
      const { target, dataTransfer } = event
      if (event.defaultPrevented || dataTransfer?.types.includes('Files') !== true) return
      if (target instanceof Element && target.matches('input[type="file"]')) return
      event.preventDefault()
      dataTransfer.dropEffect = 'none'
    }
    window.addEventListener('dragover', refuse, { signal: listeners.signal })
    window.addEventListener('drop', refuse, { signal: listeners.signal })
    return () => listeners.abort()
  }, [])
  return null
}
