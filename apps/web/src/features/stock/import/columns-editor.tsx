import { Button } from '@mantine/core'
import { stockImport } from '@pf/contract'
import { useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../api/trpc.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { useSubmitTask } from '../../tasks/task-hooks.ts'
import { ReadWarnings } from '../../files/result/read-warnings.tsx'
import type { ImportChoices } from './choices.ts'
import { askedSheet } from './choose-table.ts'
import styles from './columns-page.module.css'
import type { ImportSettings, Preview } from './draft.ts'
import { ImportSteps } from './import-steps.tsx'
import { NextBlocker } from './next-blocker.tsx'
import { SheetGrid } from './sheet-grid.tsx'
import { SheetSelect } from './sheet-select.tsx'
import { UnderstoodLine } from './understood-line.tsx'
import { useDraft } from './use-draft.ts'
import type { Choose } from './use-draft.ts'

interface ColumnsEditorProps {
  readonly fileId: string
  readonly fileName: string
  readonly preview: Preview
  readonly choices: ImportChoices
  readonly choose: Choose
  readonly settings: ImportSettings
  readonly lead: ReactNode
  /** True while another sheet or header row is being read. */
  readonly reading: boolean
  /** How that reading goes: over the sheet, which it pushes nowhere. */
  readonly children: ReactNode
}

/** The sheet, what is understood of it, and the button that imports it. */
export function ColumnsEditor(props: ColumnsEditorProps) {
  const { fileId, fileName, preview, choices, choose, settings, lead, reading, children } = props
  const { t } = useTranslation()
  const blockersId = useId()
  const navigate = useNavigate()
  const { draft, onSheet, ...editing } = useDraft({ preview, choices, choose, settings })
  const warehouses = trpc.stock.warehouses.useQuery()
  const { submit, submitting, error } = useSubmitTask(stockImport, {
    onSubmitted: (taskId) => void navigate({ to: '/stock/imports/$taskId', params: { taskId } }),
  })
  const asked = askedSheet(choices, preview)
  const { mapping, asOf, scope, columns } = draft
  const remedies = {
    header: { label: t('stock.import.blockers.noHeader'), apply: () => editing.onHeaderRow(0) },
    ...(columns.some(({ target }) => target === 'name') && {
      partNumber: {
        label: t('stock.import.blockers.nameServes'),
        apply: () => choose((now) => ({ ...now, nameIsCode: true })),
      },
    }),
  }

  return (
    <>
      <PageHeader
        title={fileName}
        lead={lead}
        actions={
          <div className={styles.actions}>
            <NextBlocker id={blockersId} blockers={draft.blockers} stale={reading} remedies={remedies} />
            <Button
              disabled={mapping === null || reading}
              loading={submitting}
              aria-describedby={blockersId}
              onClick={() => {
                if (mapping !== null) submit({ fileId, mapping, asOf, scope })
              }}
            >
              {t('stock.import.submit', { count: draft.rows })}
            </Button>
          </div>
        }
      />
      <ImportSteps current="columns" />
      {error === null ? null : <ErrorNotice error={error} />}
      <div className={styles.bar}>
        <UnderstoodLine {...{ draft, choose }} today={settings.today} stale={reading} />
        {preview.sheets.length > 1 ? <SheetSelect preview={preview} asked={asked} onSheet={onSheet} /> : null}
      </div>
      {preview.warnings.length === 0 ? null : (
        <div className={styles.warnings}>
          <ReadWarnings warnings={preview.warnings} />
        </div>
      )}
      <div className={styles.grid} data-stale={reading || undefined}>
        {reading ? <div className={styles.reading}>{children}</div> : null}
        <SheetGrid
          preview={preview}
          draft={draft}
          stale={reading}
          otherSheet={asked !== preview.sheet}
          {...editing}
          warehouses={(warehouses.data ?? []).map(({ name }) => name)}
        />
      </div>
      <p className={styles.hint}>{t('stock.import.columns.rowsShown', { count: preview.firstRows.length })}</p>
    </>
  )
}
