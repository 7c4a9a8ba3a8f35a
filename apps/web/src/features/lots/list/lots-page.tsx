import { Button } from '@mantine/core'
import { IconCpu, IconPlus, IconSearchOff } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Placeholder } from '../../../ui/placeholder.tsx'
import { ExportListButton } from '../../lists/export-list-button.tsx'
import { ImportListButton } from '../../lists/import-list-button.tsx'
import { LotFilters } from './lot-filters.tsx'
import { isFiltered } from './lot-search.ts'
import type { LotSearch } from './lot-search.ts'
import { LotsTable } from './lots-table.tsx'
import { useLotNews, useLots } from './use-lots.ts'

/** All LOTs; the page's filters are its address. */
export function LotsPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/components/' })
  const navigate = useNavigate({ from: '/components/' })
  const lots = useLots(search)
  const { total, failure } = lots
  useLotNews()
  const onSearch = (next: LotSearch) => void navigate({ to: '.', search: next, replace: true, resetScroll: false })
  const create = (
    <Button component={Link} to="/components/new" leftSection={<IconPlus size={15} stroke={1.75} aria-hidden />}>
      {t('lots.create')}
    </Button>
  )
  const none = total === 0 && !lots.changing
  const empty = none && !isFiltered(search)
  // The same place in both: the dialog stays open when the first import fills the list.
  const actions = (
    <>
      <ImportListButton list="lots" />
      {empty ? null : <ExportListButton list="lots" />}
      {empty ? null : create}
    </>
  )
  if (empty) {
    return (
      <>
        <PageHeader title={t('lots.title')} lead={t('lots.lead')} actions={actions} />
        <EmptyState icon={IconCpu} title={t('lots.empty.title')} text={t('lots.empty.text')}>
          {create}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('lots.title')} lead={t('lots.lead')} actions={actions} />
      <LotFilters search={search} onSearch={onSearch} total={total} />
      {failure === null ? null : <ErrorNotice error={failure} />}
      {total === undefined && failure === null ? <Placeholder rows={20} /> : null}
      {none ? (
        <EmptyState icon={IconSearchOff} title={t('lots.table.nothing')} text={t('lots.table.nothingAdvice')}>
          <Button variant="default" onClick={() => onSearch({ sort: search.sort, desc: search.desc })}>
            {t('lots.filter.clear')}
          </Button>
        </EmptyState>
      ) : null}
      {total === undefined || none ? null : <LotsTable lots={lots} search={search} onSearch={onSearch} />}
    </>
  )
}
