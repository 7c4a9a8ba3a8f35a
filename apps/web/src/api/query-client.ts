import { isRefusal } from '@pf/task-react'
import { QueryClient } from '@tanstack/react-query'

/** One cache for the page. The server may be on this very machine, so being offline is no reason to wait. */
export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        // A lost server is asked for ever, at longer and longer intervals: pages promise to reconnect by themselves.
        retry: (_, error) => !isRefusal(error),
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 10_000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
