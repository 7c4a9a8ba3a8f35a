import { Button } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state.tsx'

export function MissingPage() {
  const { t } = useTranslation()
  return (
    <EmptyState icon={IconMap2} title={t('errors.missingPage.title')} text={t('errors.missingPage.advice')}>
      <Button component={Link} to="/stock">
        {t('errors.missingPage.home')}
      </Button>
    </EmptyState>
  )
}
