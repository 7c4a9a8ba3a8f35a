import { Button } from '@mantine/core'
import { IconChecks, IconSearchOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { isFiltered, tabOf } from '../mapping-search.ts'
import type { MappingSearch } from '../mapping-search.ts'

interface NothingListedProps {
  readonly search: MappingSearch
  readonly onSearch: (search: MappingSearch) => void
}

/** Says why the list is empty: nothing fits, or nothing is left to do. */
export function NothingListed({ search, onSearch }: NothingListedProps) {
  const { t } = useTranslation()
  const tab = tabOf(search)
  if (isFiltered(search)) {
    return (
      <EmptyState icon={IconSearchOff} title={t('mappings.filter.nothing')} text={t('mappings.filter.nothingAdvice')}>
        <Button variant="default" onClick={() => onSearch({ tab: search.tab })}>
          {t('mappings.filter.clear')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={IconChecks} title={t(`mappings.done.${tab}.title`)} text={t(`mappings.done.${tab}.text`)}>
      {tab === 'unmapped' ? null : (
        <Button variant="default" onClick={() => onSearch({})}>
          {t('mappings.done.showUnmapped')}
        </Button>
      )}
    </EmptyState>
  )
}
