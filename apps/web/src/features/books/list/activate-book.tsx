import { Button, Group, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { PartNumberBook } from '@pf/contract'
import { trpc } from '../../../api/trpc.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { showError } from '../../../ui/show-error.ts'

interface ActivateBookProps {
  readonly book: PartNumberBook
  /** The one whose place it takes. */
  readonly active: PartNumberBook | undefined
}

/** Puts an older book in force again, after saying what that means. */
export function ActivateBook({ book, active }: ActivateBookProps) {
  const { t, format } = useWords()
  const [asking, { open, close }] = useDisclosure(false)
  const utils = trpc.useUtils()
  const activate = trpc.partnumberBooks.activate.useMutation({
    onSuccess: close,
    onError: (error) => {
      close()
      showError(t, error)
    },
    // What was refused is not there any more: the list is old.
    onSettled: () => utils.partnumberBooks.list.invalidate(),
  })
  const { id, version, itemCount } = book
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        fw={500}
        onClick={open}
        aria-label={t('books.activate.of', { version })}
      >
        {t('books.activate.action')}
      </Button>
      <Modal
        opened={asking}
        onClose={close}
        title={<strong>{t('books.activate.title', { version })}</strong>}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <Text mb="lg">
          {t('books.activate.gets', { count: itemCount, shown: format.number(itemCount) })}{' '}
          {active === undefined
            ? null
            : t('books.activate.instead', {
                version: active.version,
                count: active.itemCount,
                shown: format.number(active.itemCount),
              })}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('books.activate.keep')}
          </Button>
          <Button onClick={() => activate.mutate({ id })} loading={activate.isPending} data-autofocus>
            {t('books.activate.confirm', { version })}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
