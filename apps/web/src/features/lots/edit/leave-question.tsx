import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Asks before a page with unsaved changes is left, by a link, by "back" or by closing the window. */
export function LeaveQuestion({ asks }: { asks: boolean }) {
  const { t } = useTranslation()
  const { status, reset, proceed } = useBlocker({
    shouldBlockFn: ({ current, next }) => asks && current.pathname !== next.pathname,
    enableBeforeUnload: asks,
    withResolver: true,
  })
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={<strong>{t('lots.leave.title')}</strong>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Text mb="lg">{t('lots.leave.text')}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => reset?.()} data-autofocus>
          {t('lots.leave.stay')}
        </Button>
        <Button color="red" onClick={() => proceed?.()}>
          {t('lots.leave.leave')}
        </Button>
      </Group>
    </Modal>
  )
}
