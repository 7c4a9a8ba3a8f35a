import { CopyButton, Tooltip, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './short-id.module.css'

/** The last eight characters: a UUIDv7 begins with the time, which ids of one hour share. */
export function shortId(id: string): string {
  return id.slice(-8)
}

/** An id, short; one click copies all of it. */
export function ShortId({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('app.copied') : id}>
          <UnstyledButton className={styles.root} onClick={copy} aria-label={`${t('app.copy')} ${shortId(id)}`}>
            {shortId(id)}
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  )
}
