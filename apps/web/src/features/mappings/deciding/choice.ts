import type { PartNumberRow, PartNumberState, PartNumberTab } from '@pf/contract'

export type PartNumberLink = Pick<PartNumberRow, 'id' | 'partNumber' | 'vendor'>

/** What a person decides about one part number. */
export type Choice =
  | { readonly kind: 'map'; readonly lot: { readonly id: number; readonly name: string }; readonly primary?: boolean }
  | { readonly kind: 'unmap' | 'ignore' | 'unignore' | 'later' | 'setPrimary' }

/** What a form says of one part number. */
export type Edit =
  | { readonly kind: 'describe'; readonly description: string }
  | { readonly kind: 'setReplacedBy'; readonly replacedBy: PartNumberLink | null }

/** What can be decided about a part number as it is. */
export const rowCan = {
  map: ({ state }: PartNumberRow) => state !== 'ignored',
  /** Brings back what was put off, too. */
  unmap: ({ state }: PartNumberRow) => state === 'mapped' || state === 'postponed',
  ignore: ({ state }: PartNumberRow) => state !== 'ignored',
  unignore: ({ state }: PartNumberRow) => state === 'ignored',
  later: ({ state }: PartNumberRow) => state === 'unmapped',
  setPrimary: ({ state, isPrimary }: PartNumberRow) => state === 'mapped' && !isPrimary,
} as const satisfies Record<Choice['kind'], (row: PartNumberRow) => boolean>

/** The rows of the list have so much of a description. */
export const shownDescription = 200

const after: Record<'unmap' | 'ignore' | 'later', PartNumberState> = {
  unmap: 'unmapped',
  ignore: 'ignored',
  later: 'postponed',
}

/** The part number as it will be; the server's answer takes its place. */
export function foresee(row: PartNumberRow, choice: Choice): PartNumberRow {
  const next = { ...row, version: row.version + 1 }
  switch (choice.kind) {
    case 'map':
      return { ...next, state: 'mapped', lot: choice.lot, isPrimary: choice.primary === true }
    case 'setPrimary':
      return { ...next, isPrimary: true }
    case 'unignore':
      return { ...next, state: row.lot === null ? 'unmapped' : 'mapped' }
    case 'unmap':
      return { ...next, state: after.unmap, lot: null, isPrimary: false }
    case 'ignore':
    case 'later':
      return { ...next, state: after[choice.kind], isPrimary: false }
  }
}

/** Whether a part number belongs on a tab. */
export function isOnTab({ state, suggestedScore, isAmbiguous }: PartNumberRow, tab: PartNumberTab): boolean {
  switch (tab) {
    case 'unmapped':
    case 'mapped':
    case 'ignored':
      return state === tab
    case 'suggested':
      return state === 'unmapped' && suggestedScore !== null
    case 'checkAgain':
      return state === 'postponed' || (state === 'mapped' && isAmbiguous)
  }
}
