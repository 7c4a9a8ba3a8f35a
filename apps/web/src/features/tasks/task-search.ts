export interface TaskSearch {
  readonly types?: string
}
export function parseTaskSearch(_search: Record<string, unknown>): TaskSearch {
  return {}
}
