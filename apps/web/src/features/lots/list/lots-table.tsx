import type { LotRow } from '@pf/contract'
import { useTranslation } from 'react-i18next'
import type { Rows } from '../../../api/use-rows.ts'
import { VirtualTable } from '../../../ui/virtual-table.tsx'
import { columnIds, lotColumns, sortedBy } from './lot-columns.tsx'
import type { LotSearch } from './lot-search.ts'
import styles from './lots-table.module.css'

interface LotsTableProps {
  readonly lots: Rows<LotRow>
  readonly search: LotSearch
  readonly onSearch: (search: LotSearch) => void
}

export function LotsTable({ lots, search, onSearch }: LotsTableProps) {
  const { t } = useTranslation()
  return (
    <VirtualTable
      label={t('lots.table.label')}
      list={lots}
      columns={lotColumns}
      heads={columnIds.map((id) => ({
        id,
        title: t(`lots.table.${id}`),
        figures: id === 'partNumbers',
        sort: sortedBy[id],
      }))}
      order={{ sort: search.sort ?? 'name', descending: search.desc === true }}
      onOrder={({ sort, descending }) => onSearch({ ...search, sort, desc: descending || undefined })}
      className={styles.columns ?? ''}
    />
  )
}
