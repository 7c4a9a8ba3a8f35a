import type { ReadWarning } from '@pf/contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { warningTexts } from './warning-words.ts'

/** What the reader of the file thinks worth knowing; nothing where it noticed nothing. */
export function ReadWarnings({ warnings }: { warnings: readonly ReadWarning[] }) {
  const { t, language } = useWords()
  if (warnings.length === 0) return null
  return (
    <Notice kind="warning" title={t('files.warnings')}>
      {warningTexts(warnings, language).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Notice>
  )
}
