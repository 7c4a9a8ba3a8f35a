import { notifications } from '@mantine/notifications'
import { toApiError } from '../api/api-error.ts'
import { errorWords } from '../api/error-words.ts'
import type { Translate } from '../i18n/i18n.ts'

/** Tells of a failed action whose place has no room for a notice. */
export function showError(t: Translate, error: unknown) {
  const words = errorWords(t, toApiError(error))
  notifications.show({ color: 'red', title: words.title, message: words.advice, autoClose: 10_000 })
}
