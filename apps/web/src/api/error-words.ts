import { decisionKinds, lotErrors, partNumberErrors } from '@pf/contract'
import type { LotErrorCode, PartNumberErrorCode } from '@pf/contract'
import type { TaskRequestErrorCode } from '@pf/task-contract'
import { z } from 'zod'
import type { ApiError } from './api-error.ts'
import type { Translate } from '../i18n/i18n.ts'

/** What happened and what to do, for people. */
export interface ErrorWords {
  readonly title: string
  readonly advice: string
}

type Words = (t: Translate) => ErrorWords

/** The engine's own refusals of a request about tasks. */
const byTaskCode: Readonly<Record<string, Words>> = {
  UNKNOWN_TYPE: (t) => ({ title: t('errors.badRequest.title'), advice: t('errors.task.unknownType') }),
  INVALID_INPUT: (t) => ({ title: t('errors.badRequest.title'), advice: t('errors.task.invalidInput') }),
  IDEMPOTENCY_CONFLICT: (t) => ({ title: t('errors.conflict.title'), advice: t('errors.task.idempotencyConflict') }),
  NOT_CANCELLABLE: (t) => ({ title: t('errors.conflict.title'), advice: t('errors.task.notCancellable') }),
  TASK_HELD: (t) => ({ title: t('errors.conflict.title'), advice: t('errors.task.held') }),
  NOT_RETRYABLE: (t) => ({ title: t('errors.conflict.title'), advice: t('errors.task.notRetryable') }),
  STORAGE_FULL: (t) => ({ title: t('errors.internal.title'), advice: t('errors.task.storageFull') }),
} satisfies Partial<Record<TaskRequestErrorCode, Words>>

/** Codes that have words of their own. Everything else is the server's fault and says so. */
const byCode: Readonly<Record<string, Words>> = {
  NETWORK: (t) => ({ title: t('errors.network.title'), advice: t('errors.network.advice') }),
  UNREADABLE: (t) => ({ title: t('errors.unreadable.title'), advice: t('errors.unreadable.advice') }),
  NOT_FOUND: (t) => ({ title: t('errors.notFound.title'), advice: t('errors.notFound.advice') }),
  FORBIDDEN: (t) => ({ title: t('errors.forbidden.title'), advice: t('errors.forbidden.advice') }),
  UNAUTHORIZED: (t) => ({ title: t('errors.forbidden.title'), advice: t('errors.forbidden.advice') }),
  CONFLICT: (t) => ({ title: t('errors.conflict.title'), advice: t('errors.conflict.advice') }),
  BAD_REQUEST: (t) => ({ title: t('errors.badRequest.title'), advice: t('errors.badRequest.advice') }),
  PRECONDITION_FAILED: (t) => ({ title: t('errors.conflict.title'), advice: t('errors.conflict.advice') }),
  PAYLOAD_TOO_LARGE: (t) => ({ title: t('errors.tooLarge.title'), advice: t('errors.tooLarge.advice') }),
}

const anyText = z.string().catch('')
const anyNumber = z.number().catch(0)
/** All that the sentences of LOTs name; each names a part of it. */
const namedByLotErrors = z.object({
  id: anyNumber,
  seen: anyNumber,
  version: anyNumber,
  name: anyText,
  item: anyText,
  quantity: anyText,
  bundles: anyText,
})

/** The same of part numbers. */
const namedByPartNumberErrors = z.object({
  partNumber: anyText,
  replacement: anyText,
  by: anyText,
  at: z.coerce.date().catch(new Date(0)),
  what: z.enum(decisionKinds).catch('map'),
  lot: anyText,
  others: anyNumber,
  length: anyNumber,
  seen: anyNumber,
  count: anyNumber,
  limit: anyNumber,
})

/** The one place where a failed call becomes words. */
export function errorWords(t: Translate, error: ApiError): ErrorWords {
  const { refusal } = error
  if (refusal !== null && isLotErrorCode(refusal.code)) {
    const named = namedByLotErrors.parse(refusal.params)
    return {
      title: t(`lots.refused.${refusal.code}.title`, named),
      advice: t(`lots.refused.${refusal.code}.advice`, named),
    }
  }
  if (refusal !== null && isPartNumberErrorCode(refusal.code)) {
    const named = namedByPartNumberErrors.parse(refusal.params)
    const key = refusal.code === 'decidedMeanwhile' && named.others > 0 ? 'decidedMeanwhileMany' : refusal.code
    const params = { ...named, decision: t(`mappings.decision.${named.what}`, { lot: named.lot }) }
    return { title: t(`mappings.refused.${key}.title`, params), advice: t(`mappings.refused.${key}.advice`, params) }
  }
  const words = own(byTaskCode, error.taskCode) ?? own(byCode, error.code)
  return words === undefined ? { title: t('errors.internal.title'), advice: t('errors.internal.advice') } : words(t)
}

/** What to quote to somebody who can help: codes, place, the reference into the server's log, and its own English sentence. */
export function technicalText({ code, taskCode, refusal, status, at, reference, text }: ApiError): string {
  return [code, taskCode, refusal?.code ?? null, status, at, reference, text].filter((part) => part !== null).join('\n')
}

/** Whether the domain refused for a reason of LOTs that this version of the console has words for. */
export function isLotErrorCode(code: string): code is LotErrorCode {
  return Object.hasOwn(lotErrors, code)
}

function isPartNumberErrorCode(code: string): code is PartNumberErrorCode {
  return Object.hasOwn(partNumberErrors, code)
}

function own(words: Readonly<Record<string, Words>>, code: string | null): Words | undefined {
  return code !== null && Object.hasOwn(words, code) ? words[code] : undefined
}
