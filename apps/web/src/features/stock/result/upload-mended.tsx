import { Button } from '@mantine/core'
import { stockImport } from '@pf/contract'
import { IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import { useTask } from '../../tasks/task-hooks.ts'
import { choicesOfMended } from '../import/choices-of-input.ts'
import type { StockImportOutcome } from './stock-import-outcome.ts'

/** Leads to the upload of rejected rows that were mended: a part of the same day's stock, read as the file was. */
export function UploadMended({ result, taskId }: { result: StockImportOutcome; taskId: string }) {
  const { t } = useWords()
  const { task } = useTask(stockImport, taskId)
  if (task === undefined) return null
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconUpload size={14} aria-hidden />}
      renderRoot={(props) => <Link to="/stock/import" search={choicesOfMended(result, task.input.asOf)} {...props} />}
    >
      {t('stock.result.rejected.upload')}
    </Button>
  )
}
