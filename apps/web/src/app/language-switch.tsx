import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import styles from './language-switch.module.css'

/** Two languages: one click shows the other, named in its own words. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const { language, changeLanguage } = useLanguage()
  return (
    <UnstyledButton
      className={styles.root}
      onClick={() => changeLanguage(language === 'en' ? 'ru' : 'en')}
      aria-label={`${language.toUpperCase()} · ${t('app.switchLanguage')}`}
      title={t('app.switchLanguage')}
    >
      {language.toUpperCase()}
    </UnstyledButton>
  )
}
