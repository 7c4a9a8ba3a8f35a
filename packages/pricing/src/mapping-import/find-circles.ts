/** Those that lead back to themselves, by a map of each to the next. */
export function findCircles(next: ReadonlyMap<string, string>): string[] {
  const circles: string[] = []
  /** The walk on which each was met first. */
  const walks = new Map<string, number>()
  let walk = 0
  for (const start of next.keys()) {
    walk += 1
    let at: string | undefined = start
    while (at !== undefined && !walks.has(at)) {
      walks.set(at, walk)
      at = next.get(at)
    }
    if (at === undefined || walks.get(at) !== walk) continue
    const first = at
    do {
      circles.push(at)
      at = next.get(at)
    } while (at !== undefined && at !== first)
  }
  return circles
}
