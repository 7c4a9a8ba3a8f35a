import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { importChoices } from '../choices.ts'
import { Fact } from '../fact.tsx'
import type { FactEditing } from './fact-editing.ts'

/** How many pieces one price is for. */
export function PackFact({ draft, choose }: FactEditing) {
  const { t } = useTranslation()
  const label = t('stock.import.facts.packTitle')
  return (
    <Fact
      label={label}
      value={t('stock.import.facts.pack', { count: draft.pack })}
      hint={t('stock.import.facts.packHint')}
    >
      <NumberInput
        aria-label={label}
        value={draft.pack}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        allowNegative={false}
        onChange={(pack) => {
          const parsed = importChoices.parse({ pack })
          if (parsed.pack !== undefined) choose((now) => ({ ...now, pack: parsed.pack }))
        }}
      />
    </Fact>
  )
}
