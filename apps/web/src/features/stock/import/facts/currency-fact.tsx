import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Fact } from '../fact.tsx'
import type { FactEditing } from './fact-editing.ts'

const usual = ['RUB', 'USD', 'EUR', 'CNY', 'BYN', 'KZT', 'UAH', 'UZS', 'KGS', 'AMD', 'GEL', 'TRY', 'AED', 'GBP', 'JPY']

export function CurrencyFact({ draft, choose }: FactEditing) {
  const { t } = useTranslation()
  const label = t('stock.import.facts.currency')
  const open = draft.blockers.some(({ kind }) => kind === 'currency')
  return (
    <Fact
      label={label}
      value={open ? `${label}?` : draft.currency}
      open={open}
      hint={t('stock.import.facts.currencyHint')}
    >
      <Select
        aria-label={label}
        data={[...new Set([draft.currency, ...usual])]}
        value={open ? null : draft.currency}
        searchable
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(currency) => {
          if (currency !== null) choose((now) => ({ ...now, currency }))
        }}
      />
    </Fact>
  )
}
