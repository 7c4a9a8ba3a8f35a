const storageKey = 'priceforge-seen-ends'
/** More than a drawer shows, so that an end that was seen does not come back to it. */
const most = 200

/** Where the ids are kept: the browser's storage, which may be forbidden, or full. */
type Store = Pick<Storage, 'getItem' | 'setItem'>

/** The ids of the tasks whose end was seen in this browser. */
export function readSeenEnds(open: () => Store = () => localStorage): ReadonlySet<string> {
  try {
    const ids: unknown = JSON.parse(open().getItem(storageKey) ?? '[]')
    return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [])
  } catch {
    return new Set()
  }
}

/** Remembers that these ends were seen; the oldest are forgotten. */
export function rememberSeenEnds(ids: readonly string[], open: () => Store = () => localStorage): void {
  const before = readSeenEnds(open)
  if (ids.every((id) => before.has(id))) return
  try {
    open().setItem(storageKey, JSON.stringify([...new Set([...before, ...ids])].slice(-most)))
  } catch {
    // Then they count as not seen.
  }
}
