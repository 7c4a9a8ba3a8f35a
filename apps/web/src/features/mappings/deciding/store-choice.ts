import type { DecisionOutcome } from '@pf/contract'
import type { AppRouter } from '@pf/server/router'
import type { TRPCClient } from '@trpc/react-query'
import type { Choice, Edit } from './choice.ts'

interface Storing {
  readonly choice: Choice | Edit
  /** The part number as the server knows that we saw it; another version after each answer. */
  readonly seen: () => { readonly id: number; readonly version: number }
  readonly isPrimary: () => boolean
  /** Each decision that is stored, since a choice may take two. */
  readonly onStored: (outcome: DecisionOutcome) => void
}

/** Has the server store a choice. Throws its refusal. */
export async function storeChoice(
  { partnumbers }: TRPCClient<AppRouter>,
  { choice, seen, isPrimary, onStored }: Storing,
): Promise<void> {
  switch (choice.kind) {
    case 'map':
      onStored(await partnumbers.map.mutate({ items: [{ ...seen(), lotId: choice.lot.id }] }))
      // The first of its LOT is primary by itself.
      if (choice.primary === true && !isPrimary()) onStored(await partnumbers.setPrimary.mutate(seen()))
      return
    case 'setPrimary':
      return onStored(await partnumbers.setPrimary.mutate(seen()))
    case 'describe':
      return onStored(await partnumbers.describe.mutate({ ...seen(), description: choice.description }))
    case 'setReplacedBy':
      return onStored(
        await partnumbers.setReplacedBy.mutate({ ...seen(), replacedById: choice.replacedBy?.id ?? null }),
      )
    case 'unmap':
    case 'ignore':
    case 'unignore':
    case 'later':
      return onStored(await partnumbers[choice.kind].mutate({ items: [seen()] }))
  }
}
