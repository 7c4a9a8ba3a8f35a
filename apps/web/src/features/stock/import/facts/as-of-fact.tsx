import { TextInput } from '@mantine/core'
import { day } from '@pf/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../../format/use-format.ts'
import { Fact } from '../fact.tsx'
import type { FactEditing } from './fact-editing.ts'

/** The day of which this is the stock. */
export function AsOfFact({ draft, choose, today }: FactEditing & { readonly today: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const label = t('stock.import.facts.asOf')
  return (
    <Fact
      label={label}
      value={format.day(draft.asOf)}
      open={draft.blockers.some(({ kind }) => kind === 'asOfInFuture')}
      hint={t('stock.import.facts.asOfHint')}
    >
      <TextInput
        type="date"
        aria-label={label}
        defaultValue={draft.asOf}
        max={today}
        onChange={({ currentTarget }) => {
          const chosen = day.safeParse(currentTarget.value)
          if (chosen.success) choose((now) => ({ ...now, asOf: chosen.data }))
        }}
      />
    </Fact>
  )
}
