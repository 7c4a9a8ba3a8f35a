import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../../../i18n/use-words.ts'
import { Fact } from '../fact.tsx'
import type { FactEditing } from './fact-editing.ts'

/** Whether the prices contain VAT, and how much. */
export function VatFact({ draft, choose }: FactEditing) {
  const { t, format } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const label = t('stock.import.facts.vat')
  const open = draft.blockers.some(({ kind }) => kind === 'vat')
  const wrong = draft.blockers.some(({ kind }) => kind === 'vatPercent')
  const basis = draft.vatIncluded
    ? t('stock.import.facts.withVat', { percent: format.decimal(draft.vatPercent ?? '') })
    : t('stock.import.facts.withoutVat')
  const type = (text: string) => {
    setTyped(text)
    choose((now) => ({ ...now, vatPercent: text }))
  }
  return (
    <Fact
      label={label}
      value={open || wrong ? `${label}?` : basis}
      open={open || wrong}
      hint={t(open ? 'stock.import.facts.vatOpen' : 'stock.import.facts.vatHint')}
    >
      <SegmentedControl
        aria-label={label}
        value={open ? '' : draft.vatIncluded ? 'included' : 'excluded'}
        onChange={(value) => choose((now) => ({ ...now, vatIncluded: value === 'included' }))}
        data={[
          { value: 'excluded', label: t('stock.import.facts.vatExcluded') },
          { value: 'included', label: t('stock.import.facts.vatIncluded') },
        ]}
      />
      {draft.vatIncluded ? (
        <TextInput
          label={t('stock.import.facts.vatPercent')}
          inputMode="decimal"
          value={typed ?? draft.vatPercent ?? ''}
          maxLength={20}
          error={wrong}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          onBlur={() => {
            if (!wrong) setTyped(null)
          }}
        />
      ) : null}
    </Fact>
  )
}
