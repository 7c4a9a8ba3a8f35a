import { partNumberTabs } from '@pf/contract'
import type { PartNumberCounts, PartNumberTab } from '@pf/contract'
import { useWords } from '../../i18n/use-words.ts'
import { FilterChip } from '../../ui/filter.tsx'
import styles from './workbench.module.css'

interface MappingTabsProps {
  readonly tab: PartNumberTab
  readonly counts: PartNumberCounts | undefined
  readonly onTab: (tab: PartNumberTab) => void
}

/** By state, each with how many there are whatever the filters. */
export function MappingTabs({ tab, counts, onTab }: MappingTabsProps) {
  const { t, format } = useWords()
  return (
    <div className={styles.tabs} role="group" aria-label={t('mappings.tabs.label')}>
      {partNumberTabs.map((one) => (
        <FilterChip
          key={one}
          pressed={one === tab}
          onPress={() => onTab(one)}
          {...(counts === undefined ? {} : { count: format.number(counts[one]) })}
        >
          {t(`mappings.tabs.${one}`)}
        </FilterChip>
      ))}
    </div>
  )
}
