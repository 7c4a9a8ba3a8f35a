import { useTranslation } from 'react-i18next'

export function UnknownResult() {
  const { t } = useTranslation()
  return <p className="quiet">{t('tasks.kinds.unknown')}</p>
}
