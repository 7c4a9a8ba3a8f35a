import { useEffect, useEffectEvent } from 'react'
import { shortcutOf } from './shortcut-of.ts'
import type { Shortcut } from './shortcut-of.ts'

/** What each shortcut does; false: nothing was done, so that the key keeps its meaning for the browser. */
export type ShortcutHandler = (shortcut: Shortcut) => boolean

/** Keys that move, scroll or press what has the focus: they are ours in the list alone. */
const ofTheList: ReadonlySet<Shortcut> = new Set<Shortcut>(['select', 'nextPage', 'previousPage', 'first', 'last'])

const moves: ReadonlySet<Shortcut> = new Set<Shortcut>([
  'next',
  'previous',
  'nextPage',
  'previousPage',
  'selectNext',
  'selectPrevious',
])

/** Hears the keys of the whole page, as long as nobody types, no dialog is open and no button of its own has the focus. */
export function useShortcuts(onShortcut: ShortcutHandler) {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = event.isComposing || event.defaultPrevented ? null : shortcutOf(event)
    if (shortcut === null || !isHeard(shortcut, event)) return
    // A key that is held down moves on; it decides about one part number alone.
    if (event.repeat && !moves.has(shortcut)) return
    if (onShortcut(shortcut)) event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handle(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

function isHeard(shortcut: Shortcut, { key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return true
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"], textarea, select, [contenteditable="true"]')) {
    return false
  }
  if (target.matches('input:not([type="checkbox"])')) return false
  const inList = target.closest('[role="grid"]') !== null
  if (ofTheList.has(shortcut) && key !== 'x') return inList
  // Enter and the arrows press and move what has the focus.
  return inList || key.length === 1 || target.closest('button, a, summary, input') === null
}
