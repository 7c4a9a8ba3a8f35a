import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { DraftColumn } from './draft.ts'

type Ask = DraftColumn['asks'][number]

interface AnswerFocus {
  /** The head of the column. */
  readonly head: RefObject<HTMLTableCellElement | null>
  /** To be called with the ask that is being answered. */
  readonly onAnswer: (ask: Ask) => void
}

/**
 * An answered ask goes, and the control that answered it with it: the focus moves on to what answers the next one (`data-answers`), else
 * to the field of the column.
 */
export function useAnswerFocus(asks: readonly Ask[]): AnswerFocus {
  const head = useRef<HTMLTableCellElement>(null)
  const answering = useRef<Ask | null>(null)
  useEffect(() => {
    if (answering.current === null || asks.includes(answering.current)) return
    answering.current = null
    // Who went on meanwhile is left alone.
    if (document.activeElement !== document.body) return
    nextControl(head.current)?.focus()
  }, [asks])
  return { head, onAnswer: (ask) => (answering.current = ask) }
}

function nextControl(head: HTMLElement | null): HTMLElement | undefined {
  if (head === null) return undefined
  const open = [...(head.parentElement?.querySelectorAll<HTMLElement>('[data-answers]') ?? [])]
  const isHereOrAfter = (control: HTMLElement) =>
    head.contains(control) || (head.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return open.find(isHereOrAfter) ?? open[0] ?? head.querySelector('input') ?? undefined
}
