import { Tooltip } from '@mantine/core'
import { isNothingSaved } from '@pf/contract'
import type { ReadWarning, RejectedLotRow, RejectedMappingRow } from '@pf/contract'
import { IconCircleCheck } from '@tabler/icons-react'
import { useWords } from '../../../i18n/use-words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { ReadWarnings } from '../../files/result/read-warnings.tsx'
import { RejectedRows } from '../../files/result/rejected-rows.tsx'
import styles from '../../files/result/import-result.module.css'

export interface ListImportOutcome {
  readonly read: number
  readonly skipped: number
  readonly rejected: number
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly rejectedRows: readonly (RejectedLotRow | RejectedMappingRow)[]
  readonly warnings: readonly ReadWarning[]
}

const changes = ['inserted', 'updated', 'unchanged'] as const
const rows = ['read', 'skipped', 'rejected'] as const

/** What an import of a list did. */
export function ListImportResult({ result, taskId }: { result: ListImportOutcome; taskId: string }) {
  const { t } = useWords()
  return (
    <div className={styles.root}>
      {isNothingSaved(result) ? (
        <Notice kind="warning" title={t('lists.result.nothingSaved', { count: result.rejected })} />
      ) : (
        <p className={styles.outcome}>
          <IconCircleCheck size={18} stroke={1.75} aria-hidden />
          {t('lists.result.done')}
        </p>
      )}
      <Counts label={t('lists.result.what')} names={changes} result={result} />
      <Counts label={t('lists.result.label')} names={rows} result={result} />
      <ReadWarnings warnings={result.warnings} />
      {result.rejected === 0 ? null : <RejectedListRows result={result} taskId={taskId} />}
    </div>
  )
}

interface CountsProps {
  readonly label: string
  readonly names: readonly ((typeof changes)[number] | (typeof rows)[number])[]
  readonly result: ListImportOutcome
}

function Counts({ label, names, result }: CountsProps) {
  const { t, format } = useWords()
  return (
    <dl className={styles.counts} aria-label={label}>
      {names.map((name) => (
        <Tooltip key={name} label={t(`lists.result.hints.${name}`)}>
          <div>
            <dt>{t(`lists.result.counts.${name}`)}</dt>
            <dd
              data-zero={result[name] === 0 || undefined}
              data-alert={(name === 'rejected' && result[name] > 0) || undefined}
            >
              {format.number(result[name])}
            </dd>
          </div>
        </Tooltip>
      ))}
    </dl>
  )
}

function RejectedListRows({ result, taskId }: { result: ListImportOutcome; taskId: string }) {
  const { t, language } = useWords()
  const told = result.rejectedRows.map((row) => ({ ...row, reason: t(`lists.result.reasons.${row.reason}`) }))
  const href = `/api/list-imports/${taskId}/rejected.xlsx?language=${language}`
  return <RejectedRows rejected={result.rejected} rows={told} href={href} advice={t('lists.result.advice')} />
}
