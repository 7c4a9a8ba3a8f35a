import { Button, Group, Select } from '@mantine/core'
import type { ListKind } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Placeholder } from '../../ui/placeholder.tsx'
import { ReadWarnings } from '../files/result/read-warnings.tsx'
import { TaskCard } from '../tasks/task-card.tsx'
import { TaskEnd } from '../tasks/task-end.tsx'
import { layoutOf, chooseTarget, missingTargets, recognisedTargets } from './list-draft.ts'
import type { ListPreview, ListTargets } from './list-draft.ts'
import { ListGrid } from './list-grid.tsx'
import styles from './list-import.module.css'
import { useListPreview } from './use-list-preview.ts'
import { useImportList } from './use-submit-list.ts'

interface ListColumnsStepProps {
  readonly list: ListKind
  readonly fileId: string
  readonly onAgain: () => void
  readonly onSubmitted: (taskId: string) => void
}

/** What the file is taken for, with its first rows; a click imports it. */
export function ListColumnsStep({ list, fileId, onAgain, onSubmitted }: ListColumnsStepProps) {
  const { t } = useWords()
  const [place, setPlace] = useState<{ sheet?: string; headerRow?: number }>({})
  const { task, reconnecting, error } = useListPreview({ fileId, list, ...place })
  const another = (
    <Button variant="default" onClick={onAgain}>
      {t('lists.import.another')}
    </Button>
  )
  if (error !== null)
    return (
      <ErrorNotice error={error} about={t('lists.import.unreadable')}>
        {another}
      </ErrorNotice>
    )
  if (task?.status === 'completed')
    return (
      <ChosenColumns
        key={task.id}
        list={list}
        fileId={fileId}
        preview={task.result}
        onPlace={setPlace}
        onSubmitted={onSubmitted}
        another={another}
      />
    )
  if (task !== undefined && isFinal(task.status))
    return (
      <>
        <TaskEnd task={task} failed={t('lists.import.unreadable')} />
        <Group mt="sm">{another}</Group>
      </>
    )
  return (
    <>
      {task === undefined ? (
        <p className="quiet" role="status">
          {t(reconnecting ? 'app.reconnecting' : 'lists.import.reading')}
        </p>
      ) : (
        <TaskCard task={task} />
      )}
      <Placeholder rows={8} />
    </>
  )
}

interface ChosenColumnsProps extends Omit<ListColumnsStepProps, 'onAgain'> {
  readonly preview: ListPreview
  readonly onPlace: (place: { sheet?: string; headerRow?: number }) => void
  readonly another: React.ReactNode
}

function ChosenColumns({ list, fileId, preview, onPlace, onSubmitted, another }: ChosenColumnsProps) {
  const { t, format } = useWords()
  const [targets, setTargets] = useState<ListTargets>(() => recognisedTargets(preview))
  const { sheet, sheets } = preview
  const missing = missingTargets(list, targets)
  const { submit, submitting, error } = useImportList(list, onSubmitted)
  return (
    <div className={styles.step}>
      <div className={styles.line}>
        {sheets.length > 1 ? (
          <Select
            aria-label={t('files.sheet.sheet')}
            data={sheets.map(({ name }) => name)}
            value={sheet}
            allowDeselect={false}
            onChange={(chosen) => {
              if (chosen !== null) onPlace({ sheet: chosen })
            }}
          />
        ) : null}
        <span>{t('lists.import.rows', { count: preview.rows })}</span>
        <span className="quiet">{t(`lists.import.hint.${list}`)}</span>
      </div>
      <ListGrid
        list={list}
        preview={preview}
        targets={targets}
        onTarget={(column, target) => setTargets((now) => chooseTarget(now, column, target))}
        onHeaderRow={(headerRow) => onPlace({ sheet, headerRow })}
      />
      <ReadWarnings warnings={preview.warnings} />
      {error === null ? null : <ErrorNotice error={error} />}
      <Group justify="flex-end" gap="xs">
        {missing.length === 0 ? null : (
          <span className={styles.missing} role="status">
            {t('lists.import.missing', { columns: format.list(missing.map((column) => t(`lists.columns.${column}`))) })}
          </span>
        )}
        {another}
        <Button
          disabled={missing.length > 0 || preview.rows === 0}
          loading={submitting}
          onClick={() => submit(fileId, layoutOf(preview, targets))}
        >
          {t('lists.import.submit', { count: preview.rows })}
        </Button>
      </Group>
    </div>
  )
}
