import { Button } from '@mantine/core'
import { partNumberBookCreate } from '@pf/contract'
import { useWords } from '../../i18n/use-words.ts'
import { useSubmitTask } from '../tasks/task-hooks.ts'

/** Has a book made of what is mapped now. */
export function CreateBookButton() {
  const { t } = useWords()
  const { submit, submitting } = useSubmitTask(partNumberBookCreate)
  return (
    <Button onClick={() => submit({})} loading={submitting}>
      {t('books.create.action')}
    </Button>
  )
}
