import { Skeleton } from '@mantine/core'
import { IconCpu } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { toApiError } from '../../../api/api-error.ts'
import { failureOf } from '../../../api/failure-of.ts'
import { trpc } from '../../../api/trpc.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { readLotId } from '../read-lot-id.ts'
import { LotEditor } from './lot-editor.tsx'

/** One LOT: what it is, and what it is made of. */
export function LotPage() {
  const { t } = useTranslation()
  const { lotId } = useParams({ from: '/components/$lotId' })
  const id = readLotId(lotId)
  const query = trpc.lots.get.useQuery({ id: id ?? 0 }, { enabled: id !== null })
  const failure = failureOf(query)
  if (id === null || (failure !== null && toApiError(failure).code === 'NOT_FOUND')) {
    return (
      <EmptyState icon={IconCpu} title={t('lots.edit.missing')} text={t('lots.edit.missingText')}>
        <Link to="/components">{t('lots.edit.all')}</Link>
      </EmptyState>
    )
  }
  if (failure !== null) return <ErrorNotice error={failure} />
  if (query.data === undefined) return <Loading />
  return <LotEditor key={id} lot={query.data} />
}

function Loading() {
  return (
    <div aria-busy>
      <Skeleton height={28} width="40%" mb="sm" />
      <Skeleton height={20} width="25%" mb="xl" />
      <Skeleton height={240} />
    </div>
  )
}
