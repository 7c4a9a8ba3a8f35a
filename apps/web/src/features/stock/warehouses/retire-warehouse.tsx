import { Button, Group, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Warehouse } from '@pf/contract'
import { trpc } from '../../../api/trpc.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { showError } from '../../../ui/show-error.ts'

/** Takes a warehouse out of the stock, after saying what that means. */
export function RetireWarehouse({ warehouse: { id, name, taskId, lines } }: { warehouse: Warehouse }) {
  const { t } = useWords()
  const [asking, { open, close }] = useDisclosure(false)
  const utils = trpc.useUtils()
  const retire = trpc.stock.retire.useMutation({
    onSuccess: close,
    onError: (error) => {
      close()
      showError(t, error, name)
    },
    // What was refused is not as it is shown: the list is old.
    onSettled: () => utils.stock.warehouses.invalidate(),
  })
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        fw={500}
        onClick={open}
        aria-label={t('stock.warehouses.retire.of', { warehouse: name })}
      >
        {t('stock.warehouses.retire.action')}
      </Button>
      <Modal
        opened={asking}
        onClose={close}
        title={<strong>{t('stock.warehouses.retire.title', { warehouse: name })}</strong>}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <Text mb="lg">{t('stock.warehouses.retire.text', { count: lines })}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('stock.warehouses.retire.keep')}
          </Button>
          <Button color="red" onClick={() => retire.mutate({ id, taskId })} loading={retire.isPending} data-autofocus>
            {t('stock.warehouses.retire.confirm', { warehouse: name })}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
