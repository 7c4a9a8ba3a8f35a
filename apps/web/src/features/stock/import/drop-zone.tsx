import { VisuallyHidden } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { maxUploadBytes } from '@pf/contract'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../format/use-format.ts'
import styles from './drop-zone.module.css'

interface DropZoneProps {
  readonly onFiles: (files: readonly File[]) => void
  /** What the file is, for those who don't see the zone; a stock file unless said. */
  readonly label?: string
  readonly drop?: string
}

/** Where a file is dropped or chosen; on the page of a stock import files may be dropped anywhere else too. */
export function DropZone({ onFiles, label, drop }: DropZoneProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <label className={styles.root}>
      <IconFileSpreadsheet size={28} stroke={1.4} aria-hidden className={styles.icon} />
      <span aria-hidden>
        <span className={styles.drop}>{drop ?? t('stock.import.file.drop')}</span>{' '}
        <span className={styles.choose}>{t('stock.import.file.choose')}</span>
      </span>
      <span className="quiet" aria-hidden>
        {t('stock.import.file.kinds', { size: format.bytes(maxUploadBytes) })}
      </span>
      <VisuallyHidden>{label ?? t('stock.import.file.label')}</VisuallyHidden>
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
