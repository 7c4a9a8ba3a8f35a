import { trpc } from '../../api/trpc.ts'
import { useFormat } from '../../format/use-format.ts'

/** How many part numbers wait for somebody, for the menu; nothing where none does. */
export function WaitingCount() {
  const format = useFormat()
  const { data } = trpc.partnumbers.counts.useQuery(undefined, { staleTime: 30_000 })
  if (data === undefined || data.unmapped === 0) return null
  return <span className="figures">{format.number(data.unmapped)}</span>
}
