import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/notice.tsx'

/** Shown in place of a page whose own code failed; the shell stays usable. */
export function PageError({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const technical = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return (
    <Notice kind="error" title={t('errors.page.title')} technical={technical}>
      <p>{t('errors.page.advice')}</p>
      <Button variant="default" onClick={() => window.location.reload()}>
        {t('errors.page.reload')}
      </Button>
    </Notice>
  )
}
