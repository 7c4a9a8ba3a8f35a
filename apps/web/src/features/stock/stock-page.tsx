import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/page-header.tsx'

export function StockPage() {
  const { t } = useTranslation()
  return <PageHeader title={t('stock.title')} lead={t('stock.lead')} />
}
