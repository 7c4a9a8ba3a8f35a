import { Button, Group, Select } from '@mantine/core'
import type { ListColumn, ListKind } from '@pf/contract'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Placeholder } from '../../ui/placeholder.tsx'
import { ReadWarnings } from '../files/result/read-warnings.tsx'
import { TaskCard } from '../tasks/task-card.tsx'
import { TaskEnd } from '../tasks/task-end.tsx'
import { layoutOf, missingTargets, recognisedTargets, withChoices } from './list-draft.ts'
import type { ListChoices, ListPreview } from './list-draft.ts'
import { ListGrid } from './list-grid.tsx'
import styles from './list-import.module.css'
import { useListPreview } from './use-list-preview.ts'
import type { WantedPreview } from './use-list-preview.ts'
import { useImportList } from './use-submit-list.ts'

type Place = Pick<WantedPreview, 'sheet' | 'headerRow'>

interface ListColumnsStepProps {
  readonly list: ListKind
  readonly fileId: string
  readonly onAgain: () => void
  readonly onSubmitted: (taskId: string) => void
}

/** What the file is taken for, with its first rows; a click imports it. While it is read in another way, what was shown before stays. */
export function ListColumnsStep({ list, fileId, onAgain, onSubmitted }: ListColumnsStepProps) {
  const { t } = useWords()
  const [place, setPlace] = useState<Place>({})
  const { task, preview, reading, ended, reconnecting, error } = useListPreview({ fileId, list, ...place })
  const another = (
    <Button variant="default" onClick={onAgain}>
      {t('lists.import.another')}
    </Button>
  )
  return (
    <>
      {error === null ? null : <ErrorNotice error={error} about={t('lists.import.unreadable')} />}
      {task === undefined ? null : <TaskEnd task={task} failed={t('lists.import.unreadable')} />}
      {preview !== undefined ? (
        <ChosenColumns
          key={preview.sheet}
          list={list}
          fileId={fileId}
          preview={preview}
          reading={reading ? place : null}
          onPlace={setPlace}
          onSubmitted={onSubmitted}
          another={another}
        />
      ) : error !== null || ended ? (
        <Group mt="sm">{another}</Group>
      ) : (
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
      )}
    </>
  )
}

interface ChosenColumnsProps extends Omit<ListColumnsStepProps, 'onAgain'> {
  readonly preview: ListPreview
  /** The place that was chosen last, while the preview is not of it yet. */
  readonly reading: Place | null
  readonly onPlace: (place: Place) => void
  readonly another: ReactNode
}

function ChosenColumns({ list, fileId, preview, reading, onPlace, onSubmitted, another }: ChosenColumnsProps) {
  const { t, format } = useWords()
  const [choices, setChoices] = useState<ListChoices>([])
  const { sheet, sheets } = preview
  const targets = withChoices(recognisedTargets(preview), choices)
  const missing = missingTargets(list, targets)
  const { submit, submitting, error } = useImportList(list, onSubmitted)
  const choose = (column: number, target: ListColumn | null) =>
    setChoices((before) => [...before.filter(([other]) => other !== column), [column, target]])
  return (
    <div className={styles.step}>
      <div className={styles.line}>
        {sheets.length > 1 ? (
          <Select
            aria-label={t('files.sheet.sheet')}
            data={sheets.map(({ name }) => name)}
            value={reading?.sheet ?? sheet}
            allowDeselect={false}
            onChange={(chosen) => {
              if (chosen !== null) onPlace({ sheet: chosen })
            }}
          />
        ) : null}
        <span role="status">
          {reading === null ? t('lists.import.rows', { count: preview.rows }) : t('lists.import.reading')}
        </span>
        <span className="quiet">{t(`lists.import.hint.${list}`)}</span>
      </div>
      <ListGrid
        list={list}
        preview={preview}
        targets={targets}
        onTarget={choose}
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
          disabled={missing.length > 0 || preview.rows === 0 || reading !== null}
          loading={submitting}
          onClick={() => submit(fileId, layoutOf(preview, targets))}
        >
          {t('lists.import.submit', { count: preview.rows })}
        </Button>
      </Group>
    </div>
  )
}
