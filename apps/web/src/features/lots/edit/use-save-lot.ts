import type { LotDetail, LotErrorCode, LotInput } from '@pf/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toApiError } from '../../../api/api-error.ts'
import { errorWords, isLotErrorCode } from '../../../api/error-words.ts'
import { trpc } from '../../../api/trpc.ts'
import type { Translate } from '../../../i18n/i18n.ts'
import { lotListKey } from '../list/use-lots.ts'

/** Makes a LOT, or changes the version of it that the form began with. */
export function useSaveLot(base: LotDetail | null) {
  const utils = trpc.useUtils()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: LotInput) =>
      base === null
        ? utils.client.lots.create.mutate(input)
        : utils.client.lots.update.mutate({ ...input, id: base.id, version: base.version }),
    onSuccess: (saved) => {
      queryClient.removeQueries({ queryKey: [lotListKey] })
      void utils.lots.invalidate()
      utils.lots.get.setData({ id: saved.id }, saved)
    },
  })
}

type Place = 'page' | 'name' | 'kind' | 'items'

/** What of the form each refusal is about. */
const places: Record<LotErrorCode, Place> = {
  notFound: 'page',
  changedMeanwhile: 'page',
  nameTaken: 'name',
  itemOfBundles: 'kind',
  itemMissing: 'items',
  itemTwice: 'items',
  itemIsItself: 'items',
  itemIsBundle: 'items',
  quantityNotPositive: 'items',
  itemsOfComponent: 'items',
}

/** Why it was not saved, at its place in the form. */
export interface SaveFailure {
  readonly place: Place
  readonly text: string
}

export function saveFailure(t: Translate, error: unknown): SaveFailure {
  const facts = toApiError(error)
  const { title, advice } = errorWords(t, facts)
  const { refusal } = facts
  return {
    place: refusal !== null && isLotErrorCode(refusal.code) ? places[refusal.code] : 'page',
    text: `${title}. ${advice}`,
  }
}
