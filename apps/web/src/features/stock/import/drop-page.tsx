import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../ui/page-header.tsx'
import { DropZone } from '../../files/upload/drop-zone.tsx'
import { ImportSteps } from './import-steps.tsx'
import { UploadFailed } from '../../files/upload/upload-failed.tsx'
import { UploadProgress } from '../../files/upload/upload-progress.tsx'
import { useUpload } from './upload-context.ts'

/** Step 1: the file. */
export function DropPage() {
  const { t } = useTranslation()
  const { current, refused, start, stop } = useUpload()
  return (
    <>
      <PageHeader title={t('stock.import.title')} lead={t('stock.import.file.lead')} />
      <ImportSteps current="file" />
      {refused === null ? null : <UploadFailed upload={refused} />}
      {current?.status === 'failed' ? <UploadFailed upload={current} /> : null}
      {current?.status === 'sending' ? (
        <UploadProgress upload={current} onStop={stop} />
      ) : (
        <DropZone onFiles={start} label={t('stock.import.file.label')} drop={t('stock.import.file.drop')} />
      )}
    </>
  )
}
