import type { MappingCandidate } from '@pf/contract'
import type { Words } from '../../i18n/use-words.ts'
import type { Actions } from './actions-of.ts'
import { isSure } from './suggestions/is-sure.ts'

interface GuardOptions {
  readonly words: Words
  readonly best: MappingCandidate | undefined
  /** How many rows are ticked. */
  readonly ticked: number
  /** These ask about those that are ticked; undefined where they can't be ignored, or accepted. */
  readonly onIgnore: (() => void) | undefined
  readonly onAccept: (() => void) | undefined
  readonly onClear: () => void
  readonly tell: (what: string) => void
}

/** They decide about the row that is looked at alone. */
const ofOne = [
  ...(['accept', 'search', 'newLot', 'primary', 'later', 'unmap'] as const),
  ...(['pick1', 'pick2', 'pick3', 'pick4', 'pick5'] as const),
]

/** The actions, but for those that would pass over what is ticked or take a mere guess: these tell what to do instead. */
export function guardActions(actions: Actions, options: GuardOptions): Actions {
  const { words, best, ticked, onIgnore, onAccept, onClear, tell } = options
  const { t, format } = words
  if (ticked > 0) {
    const selected = format.number(ticked)
    const what = onAccept !== undefined ? 'selectedAccept' : onIgnore !== undefined ? 'selectedIgnore' : 'selected'
    const refuse = () => tell(t(`mappings.told.${what}`, { selected }))
    const refused = ofOne.filter((shortcut) => actions[shortcut] !== undefined).map((shortcut) => [shortcut, refuse])
    return {
      ...actions,
      ...Object.fromEntries(refused),
      ignore: onIgnore ?? refuse,
      ...(onAccept !== undefined && { accept: onAccept }),
      clear: onClear,
    }
  }
  if (actions.accept === undefined || best === undefined || isSure(best)) return actions
  const refuse = () => tell(t('mappings.told.unsure', { lot: best.lot.name, score: format.score(best.score) }))
  return { ...actions, accept: refuse, primary: refuse }
}
