import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { toApiError } from '../api/api-error.ts'
import { errorWords, technicalText } from '../api/error-words.ts'
import { Notice } from './notice.tsx'

interface ErrorNoticeProps {
  /** Whatever a call threw. */
  error: unknown
  /** What it was about, if the place does not say it. */
  about?: string
  /** The button that does what is advised. */
  children?: ReactNode
}

/** A failed call, in words: what happened, about what, what to do; the technical part folds out. */
export function ErrorNotice({ error, about, children }: ErrorNoticeProps) {
  const { t } = useTranslation()
  const facts = toApiError(error)
  const words = errorWords(t, facts)
  return (
    <Notice
      kind="error"
      title={about === undefined ? words.title : `${about}: ${words.title}`}
      technical={technicalText(facts)}
    >
      <p>{words.advice}</p>
      {children}
    </Notice>
  )
}
