import { useTranslation } from 'react-i18next'
import styles from './technical-details.module.css'

/** What to quote to somebody who can help; folds out. */
export function TechnicalDetails({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <details className={styles.root}>
      <summary>{t('app.details')}</summary>
      <pre>{text}</pre>
    </details>
  )
}
