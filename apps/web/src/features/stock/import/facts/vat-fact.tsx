import { SegmentedControl, TextInput } from '@mantine/core'
import { stockMapping } from '@pf/contract'
import { useState } from 'react'
import { useWords } from '../../../../i18n/use-words.ts'
import { Fact } from '../fact.tsx'
import type { FactEditing } from '../understood-line.tsx'

const percentSchema = stockMapping.shape.vatPercent.unwrap()

/** Whether the prices contain VAT, and how much. */
export function VatFact({ draft, choose }: FactEditing) {
  const { t, format } = useWords()
  const [typed, setTyped] = useState(draft.vatPercent)
  const label = t('stock.import.facts.vat')
  const open = draft.blockers.some(({ kind }) => kind === 'vat')
  const basis = draft.vatIncluded
    ? t('stock.import.facts.withVat', { percent: format.decimal(draft.vatPercent) })
    : t('stock.import.facts.withoutVat')
  const type = (text: string) => {
    setTyped(text)
    const percent = percentSchema.safeParse(text.trim().replace(',', '.'))
    if (percent.success) choose((now) => ({ ...now, vatPercent: percent.data }))
  }
  return (
    <Fact
      label={label}
      value={open ? `${label}?` : basis}
      open={open}
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
          value={typed}
          error={!percentSchema.safeParse(typed.trim().replace(',', '.')).success}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
      ) : null}
    </Fact>
  )
}
