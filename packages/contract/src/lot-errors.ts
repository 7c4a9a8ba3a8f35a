import { defineErrors } from '@pf/task-contract'
import type { FailureOf } from '@pf/task-contract'

/** Why a LOT is not shown or not saved: what was expected, what came, what to do. Nothing is stored then. */
export const lotErrors = defineErrors({
  notFound: ({ id }: { id: number }) => `There is no LOT ${id}. Look for it in the list of LOTs`,
  nameTaken: ({ name }: { name: string }) =>
    `There is another LOT named "${name}", and each has a name of its own. Choose another name, or change that LOT`,
  changedMeanwhile: ({ name, seen, version }: { name: string; seen: number; version: number }) =>
    `Somebody else changed ${name} first: you saw version ${seen}, it is version ${version} now. Look at what it is now and repeat your change`,
  itemMissing: ({ id }: { id: number }) =>
    `There is no LOT ${id} that could be an item. Take it out and choose another`,
  itemTwice: ({ item }: { item: string }) => `${item} is named twice. Name it once, with the sum of its quantities`,
  itemIsItself: ({ item }: { item: string }) => `${item} cannot be an item of itself. Take it out`,
  itemIsBundle: ({ item }: { item: string }) =>
    `${item} is a bundle, and items are plain components. Name the items of ${item} instead`,
  quantityNotPositive: ({ item, quantity }: { item: string; quantity: string }) =>
    `The quantity of ${item} is ${quantity}; it must be above zero. Correct it, or take the item out`,
  itemsOfComponent: ({ name, items }: { name: string; items: number }) =>
    `${name} is to be a plain component, which has no items, but came with ${items}. Take them out, or make it a bundle`,
  itemOfBundles: ({ name, bundles, count }: { name: string; bundles: string; count: number }) =>
    `${name} is an item of ${count} bundles (${bundles}), so it cannot become a bundle. Take it out of them first`,
})

export type LotErrorCode = FailureOf<typeof lotErrors>['code']
