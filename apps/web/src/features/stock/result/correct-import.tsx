import { Button } from '@mantine/core'
import type { stockImport } from '@pf/contract'
import type { InputOf } from '@pf/task-contract'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import { choicesOfInput } from '../import/choices-of-input.ts'

/** Leads from an import that failed back to its columns, as they were chosen. */
export function CorrectImport({ input }: { input: InputOf<typeof stockImport> }) {
  const { t } = useWords()
  return (
    <Button
      renderRoot={(props) => (
        <Link to="/stock/import/$fileId" params={{ fileId: input.fileId }} search={choicesOfInput(input)} {...props} />
      )}
    >
      {t('stock.import.run.correct')}
    </Button>
  )
}
