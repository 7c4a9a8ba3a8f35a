import { Button, Group, Modal } from '@mantine/core'
import type { DecisionOutcome } from '@pf/contract'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { showError } from '../../../ui/show-error.ts'
import type { Deciding } from '../deciding/deciding.ts'
import { BulkSample } from './bulk-sample.tsx'
import type { Sampled } from './bulk-sample.tsx'
import styles from './bulk.module.css'

interface BulkConfirmProps {
  readonly accepts: boolean
  /** Undefined until known. */
  readonly count: number | undefined
  /** All that fit, where one step may not take them all. */
  readonly found?: number | undefined
  readonly sample: readonly Sampled[]
  /** Whether it is about all of the tab and the filters. */
  readonly scoped: boolean
  readonly failure?: unknown
  readonly onAnother?: (() => void) | undefined
  readonly busy?: boolean
  /** What is shown answers an earlier question: it can't be confirmed. */
  readonly outdated?: boolean
  readonly onClose: () => void
  readonly onDone: () => void
  readonly onRefused?: () => void
  readonly deciding: Deciding
  readonly send: () => Promise<DecisionOutcome>
  readonly children?: ReactNode
}

/** Shows what would be decided, and decides. What refuses it is told in its place. */
export function BulkConfirm(props: BulkConfirmProps) {
  const {
    accepts,
    count = 0,
    found = count,
    sample,
    scoped,
    onAnother,
    busy = false,
    outdated = false,
    onClose,
    onDone,
    deciding,
    send,
    children,
  } = props
  const { t } = useWords()
  const [sending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)
  const failure = refusal ?? props.failure ?? null
  const action = accepts ? 'accept' : 'ignore'
  const button = useRef<HTMLButtonElement>(null)
  const isKnown = props.count !== undefined
  // The dialog has opened before it could be confirmed, and could not focus that.
  useEffect(() => {
    if (isKnown) button.current?.focus()
  }, [isKnown])
  const confirm = async () => {
    setSending(true)
    setRefusal(null)
    try {
      await deciding.decideMany(send, (decided) =>
        t(accepts ? 'mappings.told.accepted' : 'mappings.told.ignoredMany', { count: decided }),
      )
      onDone()
    } catch (error) {
      // Who has left the page has no dialog that could say it.
      if (button.current === null) return showError(t, error)
      setRefusal(error)
      props.onRefused?.()
    } finally {
      setSending(false)
    }
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={sending ? () => undefined : onClose}
      title={<strong>{t(`mappings.bulk.${action}Title`, { count })}</strong>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {children}
      <p className={styles.text}>
        {[t(`mappings.bulk.${action}Text`), scoped ? t('mappings.bulk.scope') : '', t('mappings.bulk.undo')].join(' ')}
      </p>
      {found > count ? <p className={styles.text}>{t('mappings.bulk.most', { count, found })}</p> : null}
      {failure === null ? null : <ErrorNotice error={failure} />}
      {count === 0 ? (
        <p className={styles.text}>{accepts && !busy ? t('mappings.bulk.none') : t('app.loading')}</p>
      ) : (
        <BulkSample sample={sample} count={count} onAnother={onAnother} busy={busy} />
      )}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" disabled={sending} onClick={onClose}>
          {t('mappings.bulk.cancel')}
        </Button>
        <Button
          ref={button}
          color={accepts ? 'iris' : 'red'}
          disabled={count === 0 || outdated}
          loading={sending}
          onClick={() => void confirm()}
          // The key that has opened the dialog, still held down, confirms nothing.
          onKeyDown={(event) => event.nativeEvent.repeat && event.preventDefault()}
          data-autofocus
        >
          {t(`mappings.bulk.${action}Confirm`, { count })}
        </Button>
      </Group>
    </Modal>
  )
}
