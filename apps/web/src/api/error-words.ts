import type { ApiError } from './api-error.ts'
import type { Translate } from '../i18n/i18n.ts'

/** What happened and what to do, for people. */
export interface ErrorWords {
  readonly title: string
  readonly advice: string
}

type Words = (t: Translate, error: ApiError) => ErrorWords

/** Codes that have words of their own. Everything else is the server's fault and says so. */
const byCode: Readonly<Record<string, Words>> = {
  NETWORK: (t) => ({ title: t('errors.network.title'), advice: t('errors.network.advice') }),
  UNREADABLE: (t) => ({ title: t('errors.unreadable.title'), advice: t('errors.unreadable.advice') }),
  NOT_FOUND: (t) => ({ title: t('errors.notFound.title'), advice: t('errors.notFound.advice') }),
  FORBIDDEN: (t) => ({ title: t('errors.forbidden.title'), advice: t('errors.forbidden.advice') }),
  UNAUTHORIZED: (t) => ({ title: t('errors.forbidden.title'), advice: t('errors.forbidden.advice') }),
  CONFLICT: (t, error) => ({ title: t('errors.conflict.title'), advice: error.text }),
  BAD_REQUEST: (t, error) => ({ title: t('errors.badRequest.title'), advice: error.text }),
  PRECONDITION_FAILED: (t, error) => ({ title: t('errors.conflict.title'), advice: error.text }),
  PAYLOAD_TOO_LARGE: (t, error) => ({ title: t('errors.tooLarge.title'), advice: error.text }),
}

/** The one place where a failed call becomes words. */
export function errorWords(t: Translate, error: ApiError): ErrorWords {
  const words = Object.hasOwn(byCode, error.code) ? byCode[error.code] : undefined
  if (words !== undefined) return words(t, error)
  return { title: t('errors.internal.title'), advice: t('errors.internal.advice') }
}
