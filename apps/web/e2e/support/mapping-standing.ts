import { serverApi } from './server-api.ts'

/** The state of part numbers that match, with the LOT, as the server tells it. */
export async function mappingStanding(url: string, search: string): Promise<Record<string, string>> {
  const api = serverApi(url)
  const tabs = ['unmapped', 'mapped', 'ignored', 'checkAgain'] as const
  const pages = await Promise.all(tabs.map((tab) => api.partnumbers.list.query({ tab, search, limit: 500 })))
  return Object.fromEntries(
    pages.flatMap(({ partNumbers }) =>
      partNumbers
        .filter(({ vendor }) => vendor === 'ACME Inc.')
        .map(({ partNumber, state, lot, isPrimary }) => [
          partNumber,
          [state, lot?.name, isPrimary ? 'primary' : undefined].filter(Boolean).join(' '),
        ]),
    ),
  )
}
