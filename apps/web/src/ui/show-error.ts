import { notifications } from '@mantine/notifications'
import { Fragment, createElement } from 'react'
import { toApiError } from '../api/api-error.ts'
import { errorWords, technicalText } from '../api/error-words.ts'
import type { Translate } from '../i18n/i18n.ts'
import { TechnicalDetails } from './technical-details.tsx'

/** Tells of a failed action whose place has no room for a notice. `about`: what it was about, where the error does not say it. */
export function showError(t: Translate, error: unknown, about?: string) {
  const facts = toApiError(error)
  const { title, advice } = errorWords(t, facts)
  notifications.show({
    color: 'red',
    title: about === undefined || title.includes(about) ? title : `${about}: ${title}`,
    message: createElement(Fragment, null, advice, createElement(TechnicalDetails, { text: technicalText(facts) })),
    closeButtonProps: { 'aria-label': t('app.close') },
    // What is to be quoted stays until it was read.
    autoClose: facts.reference === null ? 10_000 : false,
  })
}
