import type { importPreview } from '@pf/contract'
import type { InputOf } from '@pf/task-contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import { FileName } from '../../tasks/file-name.tsx'

export function ImportPreviewInput({ input: { fileId, sheet, headerRow } }: { input: InputOf<typeof importPreview> }) {
  const { t } = useWords()
  return (
    <Facts
      facts={[
        [t('stock.result.input.file'), <FileName key="file" fileId={fileId} />],
        [t('stock.result.input.sheet'), sheet],
        [t('stock.result.input.headerRow'), headerRow],
      ]}
    />
  )
}
