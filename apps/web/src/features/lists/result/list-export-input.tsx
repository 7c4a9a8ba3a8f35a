import type { ExportFormat } from '@pf/contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'

/** What was asked to be written, in words. */
export function ListExportInput({
  input,
}: {
  input: { readonly format: ExportFormat; readonly language: 'en' | 'ru' }
}) {
  const { t } = useWords()
  return (
    <Facts
      facts={[
        [t('lists.export.format'), t(`lists.export.${input.format}`)],
        [t('lists.export.language'), t(`lists.export.languages.${input.language}`)],
      ]}
    />
  )
}
