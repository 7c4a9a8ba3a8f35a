import { Title } from '@mantine/core'
import { IconArrowsExchange, IconColumns3, IconRowRemove } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { SampleOffer } from '../sample/sample-offer.tsx'
import { DropZone } from '../files/upload/drop-zone.tsx'
import { useUpload } from './import/upload-context.ts'
import styles from './stock-empty.module.css'

const promises = [
  { key: 'recognises', icon: IconColumns3 },
  { key: 'whole', icon: IconArrowsExchange },
  { key: 'rejects', icon: IconRowRemove },
] as const satisfies readonly { key: string; icon: Icon }[]

/** What a newcomer sees first: what this page is for, and the place for the file that fills it. */
export function StockEmpty() {
  const { t } = useTranslation()
  const { start } = useUpload()
  return (
    <div className={styles.root}>
      <div>
        <Title order={2}>{t('stock.empty.title')}</Title>
        <p className={styles.purpose}>{t('stock.empty.purpose')}</p>
      </div>
      <DropZone onFiles={start} label={t('stock.import.file.label')} drop={t('stock.import.file.drop')} />
      <SampleOffer />
      <ul className={styles.promises}>
        {promises.map(({ key, icon: IconOf }) => (
          <li key={key}>
            <IconOf size={18} stroke={1.5} aria-hidden />
            {t(`stock.empty.${key}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
