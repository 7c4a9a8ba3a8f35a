import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../api/trpc.ts'
import { readLotId } from './read-lot-id.ts'

/** The name of the LOT that the address names. */
export function LotCrumb() {
  const { t } = useTranslation()
  const { lotId } = useParams({ strict: false })
  const id = readLotId(lotId)
  const { data } = trpc.lots.get.useQuery({ id: id ?? 0 }, { enabled: id !== null })
  if (lotId === undefined) return t('lots.edit.newTitle')
  return data === undefined ? t('lots.edit.crumb') : <span className="mono">{data.name}</span>
}
