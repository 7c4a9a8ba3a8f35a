import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Follows the system until somebody chooses. */
export function ThemeToggle() {
  const { t } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const shown = useComputedColorScheme('light')
  const next = shown === 'dark' ? 'light' : 'dark'
  const IconOf = shown === 'dark' ? IconSun : IconMoon
  return (
    <ActionIcon onClick={() => setColorScheme(next)} aria-label={t(`app.theme.${next}`)} title={t(`app.theme.${next}`)}>
      <IconOf size={17} stroke={1.6} />
    </ActionIcon>
  )
}
