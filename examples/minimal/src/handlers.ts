import { setImmediate } from 'node:timers/promises'
import type { TaskHandlers } from '@pf/task-manager'
import { countPrimes, type registry } from './count-primes.ts'

export const handlers: TaskHandlers<typeof registry> = {
  count_primes: {
    run: async ({ input: { below }, progress, signal }) => {
      const primes: number[] = []
      for (let n = 2; n < below; n++) {
        const divisor = primes.find((prime) => n % prime === 0 || prime * prime > n)
        if (divisor === undefined || n % divisor > 0) primes.push(n)
        if (n % 10_000 > 0) continue
        progress((100 * n) / below, countPrimes.messages.found({ primes: primes.length }))
        await setImmediate(undefined, { signal }) // the server answers others; the user may have cancelled
      }
      const largest = primes.at(-1)
      if (largest === undefined) throw countPrimes.errors.none({ below })
      return { primes: primes.length, largest }
    },
  },
}
