import { Tooltip } from '@mantine/core'
import { useFormat } from '../format/use-format.ts'
import { useNow } from '../format/use-now.ts'

/** "4 min ago", with the exact time on hover; no stop for the keyboard, of which a table would have dozens. */
export function RelativeTime({ at }: { at: string }) {
  const format = useFormat()
  const now = useNow()
  return (
    <Tooltip label={format.dateTime(at)}>
      <time className="figures" dateTime={at}>
        {format.relative(at, now)}
      </time>
    </Tooltip>
  )
}
