import { useTranslation } from 'react-i18next'

export function ImportCrumb() {
  const { t } = useTranslation()
  return t('stock.import.crumb')
}
