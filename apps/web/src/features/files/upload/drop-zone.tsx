import { VisuallyHidden } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { maxUploadBytes } from '@pf/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../format/use-format.ts'
import styles from './drop-zone.module.css'

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void
  /** What the file is, for those who don't see the zone. */
  readonly label: string
  /** What to drop here, for those who do. */
  readonly drop: string
}

/** Where a file is dropped or chosen. */
export function DropZone({ onFiles, label, drop }: DropZoneProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <label className={styles.root}>
      <IconFileSpreadsheet size={28} stroke={1.4} aria-hidden className={styles.icon} />
      <span aria-hidden>
        <span className={styles.drop}>{drop}</span> <span className={styles.choose}>{t('files.upload.choose')}</span>
      </span>
      <span className="quiet" aria-hidden>
        {t('files.upload.kinds', { size: format.bytes(maxUploadBytes) })}
      </span>
      <VisuallyHidden>{label}</VisuallyHidden>
      <input
        type="file"
        className={styles.input}
        accept=".xlsx,.mxl,.csv,.txt,.tsv"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
