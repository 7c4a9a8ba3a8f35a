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

/** Refusals that are about one field. The others stand above the form, in sight however far one has scrolled. */
const fields: Partial<Record<LotErrorCode, 'name' | 'kind'>> = { nameTaken: 'name', itemOfBundles: 'kind' }

/** Why it was not saved, at its place in the form. */
export interface SaveFailure {
  readonly place: 'page' | 'name' | 'kind'
  readonly text: string
  /** Whether somebody else was first: what he saved is to be looked at. */
  readonly outdated: boolean
}

export function saveFailure(t: Translate, error: unknown): SaveFailure {
  const facts = toApiError(error)
  const { title, advice } = errorWords(t, facts)
  const { refusal } = facts
  return {
    place: (refusal !== null && isLotErrorCode(refusal.code) ? fields[refusal.code] : undefined) ?? 'page',
    text: `${title}. ${advice}`,
    outdated: refusal?.code === 'changedMeanwhile',
  }
}
