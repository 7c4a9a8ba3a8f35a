import { createRegistry, defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import { z } from 'zod'

/** The task as a value: the worker's handler and the browser's component take their types from it. */
export const countPrimes = defineTask({
  type: 'count_primes',
  title: 'Count primes',
  input: z.object({ below: z.int().max(100_000_000) }),
  result: z.object({ primes: z.int(), largest: z.int() }),
  messages: defineMessages({ found: ({ primes }: { primes: number }) => `${primes} so far` }),
  errors: defineErrors({ none: ({ below }: { below: number }) => `There is no prime below ${below}` }),
  permissions: { submit: 'primes', read: 'primes' },
})

export const registry = createRegistry([countPrimes])
