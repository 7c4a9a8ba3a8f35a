import type { listPreview } from '@pf/contract'
import type { InputOf } from '@pf/task-contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import { FileName } from '../../tasks/file-name.tsx'

/** Which file was to be read, and as what. */
export function ListPreviewInput({ input }: { input: InputOf<typeof listPreview> }) {
  const { t } = useWords()
  return (
    <Facts
      facts={[
        [t('lists.input.file'), <FileName key="file" fileId={input.fileId} />],
        [t('lists.input.list'), t(`lists.input.lists.${input.list}`)],
        [t('files.sheet.sheet'), input.sheet],
        [t('lists.preview.header'), input.headerRow],
      ]}
    />
  )
}
