import { Group, Text } from '@mantine/core'
import type { RejectedRow, stockImport } from '@pf/contract'
import type { InputOf, ResultOf } from '@pf/task-contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import table from '../../../ui/table.module.css'
import { FileName } from '../file-name.tsx'

type Result = ResultOf<typeof stockImport>

/** What an import made of its file, warehouse by warehouse. */
export function StockImportResult({ result }: { result: Result }) {
  const { t, format } = useWords()
  const late = result.warehouses.filter(({ activated }) => !activated).map(({ warehouse }) => warehouse)
  return (
    <>
      {result.newImport ? null : (
        <Notice kind="info" title={t('tasks.kinds.stockImport.sameFile')}>
          <p>{t('tasks.kinds.stockImport.sameFileWhy')}</p>
        </Notice>
      )}
      {result.newImport && late.length > 0 ? (
        <Notice kind="warning" title={t('tasks.kinds.stockImport.notActivated', { warehouses: format.list(late) })}>
          <p>{t('tasks.kinds.stockImport.notActivatedWhy')}</p>
        </Notice>
      ) : null}
      <WarehouseCountsTable result={result} />
      <Text className="quiet figures" mt="sm">
        {t('tasks.kinds.stockImport.rows', {
          read: format.number(result.read),
          merged: format.number(result.merged),
          skipped: format.number(result.skipped),
          rejected: format.number(result.rejected),
        })}
      </Text>
      {result.unmapped > 0 ? (
        <Text className="quiet figures">
          {t('tasks.kinds.stockImport.unmapped', { count: result.unmapped, shown: format.number(result.unmapped) })}
        </Text>
      ) : null}
      {result.warnings.map((warning) => (
        <Group key={`${warning.code} ${warning.text}`} mt="xs">
          <Notice kind="warning" title={warning.text} />
        </Group>
      ))}
      <RejectedRows rows={result.rejectedRows} total={result.rejected} />
    </>
  )
}

const counts = ['inserted', 'updated', 'unchanged', 'removed'] as const

function WarehouseCountsTable({ result }: { result: Result }) {
  const { t, format } = useWords()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('tasks.kinds.stockImport.warehouse')}</th>
          {counts.map((name) => (
            <th key={name} className={table.number}>
              {t(`tasks.kinds.stockImport.count.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {result.warehouses.map((warehouse) => (
          <tr key={warehouse.warehouse}>
            <td>{warehouse.warehouse}</td>
            {counts.map((name) => (
              <td key={name} className={table.number}>
                {format.number(warehouse[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RejectedRows({ rows, total }: { rows: readonly RejectedRow[]; total: number }) {
  const { t, format } = useWords()
  if (rows.length === 0) return null
  return (
    <details>
      <summary>
        {t('tasks.kinds.stockImport.rejectedRows', { shown: format.number(rows.length), total: format.number(total) })}
      </summary>
      <table className={table.table}>
        <thead>
          <tr>
            <th className={table.number}>{t('tasks.kinds.stockImport.row')}</th>
            <th>{t('tasks.kinds.stockImport.column')}</th>
            <th>{t('tasks.kinds.stockImport.cell')}</th>
            <th>{t('tasks.kinds.stockImport.why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.row} ${row.column}`}>
              <td className={table.number}>{row.row}</td>
              <td>{row.title}</td>
              <td className="mono">{row.text}</td>
              <td>{t(`tasks.kinds.stockImport.reason.${row.reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

export function StockImportInput({ input }: { input: InputOf<typeof stockImport> }) {
  const { t, format } = useWords()
  const { mapping } = input
  return (
    <Facts
      facts={[
        [t('tasks.kinds.file'), <FileName key="file" fileId={input.fileId} />],
        [t('tasks.kinds.stockImport.asOf'), format.day(input.asOf)],
        [t('tasks.kinds.stockImport.scope'), t(`tasks.kinds.stockImport.scopes.${input.scope}`)],
        [
          t('tasks.kinds.stockImport.mapping'),
          mapping === undefined ? t('tasks.kinds.stockImport.mappingFound') : null,
        ],
        [t('tasks.kinds.sheet'), mapping?.sheet],
        [
          t('tasks.kinds.stockImport.warehouses'),
          mapping === undefined ? null : format.list(Object.keys(mapping.quantities)),
        ],
        [t('tasks.kinds.stockImport.prices'), mapping?.columns.price === undefined ? null : priceWords(mapping)],
      ]}
    />
  )

  function priceWords({ currency, vatIncluded, vatPercent, pack }: NonNullable<typeof mapping>) {
    const vat = vatIncluded
      ? t('tasks.kinds.stockImport.withVat', { percent: vatPercent })
      : t('tasks.kinds.stockImport.withoutVat')
    const per = t('tasks.kinds.stockImport.per', { count: pack, shown: format.number(pack) })
    return [currency, vat, per].join(' · ')
  }
}
