import { Button } from '@mantine/core'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../api/trpc.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { failureOf } from '../../../api/failure-of.ts'
import { ColumnsEditor } from './columns-editor.tsx'
import styles from './columns-page.module.css'
import { FileLine } from './file-line.tsx'
import { ImportSteps } from './import-steps.tsx'
import { ReadingState } from './reading-state.tsx'
import { useChoose } from './use-draft.ts'
import { usePreview } from './use-preview.ts'

/** Step 2: what the file is taken for, each part of it a click to change. */
export function ColumnsPage() {
  const { t } = useTranslation()
  const { fileId } = useParams({ from: '/stock/import/$fileId' })
  const choices = useSearch({ from: '/stock/import/$fileId' })
  const choose = useChoose()
  const file = trpc.files.get.useQuery({ id: fileId }, { staleTime: Infinity })
  const system = trpc.system.info.useQuery(undefined, { staleTime: 60_000 })
  const answer = usePreview(fileId, choices)
  const { preview } = answer

  const failure = failureOf(file) ?? failureOf(system)
  if (failure !== null) {
    return (
      <>
        <PageHeader title={t('stock.import.title')} />
        <ErrorNotice error={failure} />
        <Button mt="md" variant="default" component={Link} to="/stock/import">
          {t('stock.import.columns.another')}
        </Button>
      </>
    )
  }

  const lead = <FileLine file={file.data} preview={preview} />
  const state = <ReadingState {...{ answer, choices, choose }} />
  return (
    <div className={styles.root}>
      {preview === undefined || system.data === undefined ? (
        <>
          <PageHeader title={file.data?.name ?? t('stock.import.title')} lead={lead} />
          <ImportSteps current="columns" />
          {state}
        </>
      ) : (
        <ColumnsEditor
          {...{ fileId, preview, choices, choose, lead }}
          fileName={file.data?.name ?? ''}
          settings={system.data}
          reading={answer.reading}
        >
          {state}
        </ColumnsEditor>
      )}
    </div>
  )
}
