import { Button } from '@mantine/core'
import type { sampleData } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import styles from './sample-result.module.css'

const counted = ['lots', 'bundles', 'partNumbers', 'unmapped', 'ignored', 'warehouses', 'stockLines'] as const

/** What there is now, and where to look at it. */
export function SampleResult({ result }: { result: ResultOf<typeof sampleData> }) {
  const { t, format } = useWords()
  return (
    <>
      <Facts facts={counted.map((name) => [t(`sample.result.${name}`), format.number(result[name])])} />
      <div className={styles.next}>
        <Button component={Link} to="/vendor-mappings">
          {t('sample.result.toMappings')}
        </Button>
        <Button component={Link} to="/components" variant="default">
          {t('sample.result.toComponents')}
        </Button>
        <Button component={Link} to="/stock" variant="default">
          {t('sample.result.toStock')}
        </Button>
      </div>
    </>
  )
}
