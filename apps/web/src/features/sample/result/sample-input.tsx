import type { sampleData } from '@pf/contract'
import type { InputOf } from '@pf/task-contract'
import { useTranslation } from 'react-i18next'
import { Facts } from '../../../ui/facts.tsx'

/** How much was asked for. */
export function SampleInput({ input: { scale } }: { input: InputOf<typeof sampleData> }) {
  const { t } = useTranslation()
  return <Facts facts={[[t('sample.size'), scale === 1 ? t('sample.sizeOnce') : t('sample.sizeTimes', { scale })]]} />
}
