import { Button, Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../format/use-format.ts'
import type { Upload } from './upload.ts'
import styles from './upload-progress.module.css'

type Sending = Extract<Upload, { status: 'sending' }>

/** A file on its way to the server. */
export function UploadProgress({ upload: { name, size, fraction }, onStop }: { upload: Sending; onStop: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const percent = Math.floor(fraction * 100)
  const label = t('files.upload.sending', { file: name })
  const sent = fraction >= 1
  return (
    <section className={styles.root} aria-label={label}>
      <Text fw={600} truncate maw="100%">
        {label}
      </Text>
      <Progress.Root className={styles.bar} size={6}>
        <Progress.Section value={fraction * 100} animated={sent} striped={sent} aria-label={label} />
      </Progress.Root>
      <Text className="quiet figures">
        {sent
          ? t('files.upload.storing', { size: format.bytes(size) })
          : t('files.upload.sendingDone', { percent, size: format.bytes(size) })}
      </Text>
      <Button variant="default" mt={8} onClick={onStop}>
        {t('files.upload.stop')}
      </Button>
    </section>
  )
}
