/** What a key does on the page of mappings; `pick1` takes the first candidate. */
export type Shortcut =
  | 'accept'
  | 'search'
  | 'newLot'
  | 'ignore'
  | 'primary'
  | 'later'
  | 'unmap'
  | 'edit'
  | 'undo'
  | 'select'
  | 'clear'
  | 'next'
  | 'previous'
  | 'nextPage'
  | 'previousPage'
  | 'selectNext'
  | 'selectPrevious'
  | 'first'
  | 'last'
  | `pick${1 | 2 | 3 | 4 | 5}`

/** As much of a keyboard event as decides. */
export interface Pressed {
  readonly key: string
  /** The key's place on the board: with a Russian layout `KeyN` writes "т". */
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const named: Readonly<Record<string, Shortcut>> = {
  Enter: 'accept',
  Escape: 'clear',
  Backspace: 'unmap',
  Delete: 'unmap',
  ' ': 'select',
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'nextPage',
  PageUp: 'previousPage',
  Home: 'first',
  End: 'last',
  '/': 'search',
  '1': 'pick1',
  '2': 'pick2',
  '3': 'pick3',
  '4': 'pick4',
  '5': 'pick5',
}

/** With Shift held. */
const shifted: Readonly<Record<string, Shortcut>> = { ArrowDown: 'selectNext', ArrowUp: 'selectPrevious' }

const letters: Readonly<Record<string, Shortcut>> = {
  n: 'newLot',
  i: 'ignore',
  p: 'primary',
  d: 'later',
  e: 'edit',
  u: 'undo',
  x: 'select',
  j: 'next',
  k: 'previous',
}

/** The shortcut of a key; null where it has none. Layouts that write no Latin letters count by the places of the keys. */
export function shortcutOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): Shortcut | null {
  if (ctrlKey || metaKey || altKey) return null
  const place = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? ''
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : place
  return (shiftKey ? shifted[key] : undefined) ?? named[key] ?? letters[letter] ?? (code === 'Slash' ? 'search' : null)
}
