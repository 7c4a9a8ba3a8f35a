import { useSearch } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { DropZone } from '../../files/upload/drop-zone.tsx'
import type { ImportChoices } from './choices.ts'
import { ImportSteps } from './import-steps.tsx'
import { UploadFailed } from '../../files/upload/upload-failed.tsx'
import { UploadProgress } from '../../files/upload/upload-progress.tsx'
import { useUpload } from './upload-context.ts'

/** Step 1: the file. */
export function DropPage() {
  const { t } = useWords()
  const choices = useSearch({ from: '/stock/import/' })
  const { current, refused, start, stop } = useUpload()
  return (
    <>
      <PageHeader title={t('stock.import.title')} lead={<Lead choices={choices} />} />
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

/** What file is expected: any, or that of rows which an import has rejected. */
function Lead({ choices: { scope, asOf, warehouses } }: { choices: ImportChoices }) {
  const { t, format } = useWords()
  if (scope !== 'partial' || asOf === undefined || warehouses === undefined) return <>{t('stock.import.file.lead')}</>
  return (
    <>{t('stock.import.file.mendedLead', { list: format.list(Object.values(warehouses)), day: format.day(asOf) })}</>
  )
}
