import type { LotDetail } from '@pf/contract'
import { useState } from 'react'
import { useLanguage } from '../../../i18n/use-language.ts'
import { draftOf, isSameDraft } from './lot-draft.ts'
import type { LotDraft } from './lot-draft.ts'

/** A form on a LOT, or on a new one. */
interface LotEditing {
  /** The LOT as it was when its editing began; null: a new one. */
  readonly base: LotDetail | null
  readonly draft: LotDraft
  /** Whether leaving would lose anything. */
  readonly changed: boolean
  readonly change: (change: Partial<LotDraft>) => void
  /** Begins anew from what is stored, whatever was changed. */
  readonly begin: (base: LotDetail | null) => void
  /** Goes on from what was stored; what was typed after it was sent stays. */
  readonly saved: (lot: LotDetail, sent: LotDraft) => void
}

/** `lot`: as the server told it last. A newer one is shown at once unless something of the form would be lost by it. */
export function useLotEditing(lot: LotDetail | null): LotEditing {
  const { language } = useLanguage()
  const [base, setBase] = useState(lot)
  const [draft, setDraft] = useState(() => draftOf(lot, language))
  const changed = !isSameDraft(draft, draftOf(base, language))
  const begin = (next: LotDetail | null) => {
    setBase(next)
    setDraft(draftOf(next, language))
  }
  if (lot !== null && base !== null && lot.version > base.version && !changed) begin(lot)
  return {
    base,
    draft,
    changed,
    change: (change) => setDraft((now) => ({ ...now, ...change })),
    begin,
    saved: (next, sent) => {
      setBase(next)
      setDraft((now) => (now === sent ? draftOf(next, language) : now))
    },
  }
}
