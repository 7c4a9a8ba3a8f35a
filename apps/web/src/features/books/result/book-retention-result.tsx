import type { partNumberBookRetention } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'

/** Which books stay and which are gone, by their versions. */
export function BookRetentionResult({ result }: { result: ResultOf<typeof partNumberBookRetention> }) {
  const { t, format } = useWords()
  const { kept, keptVersions, deleted, deletedVersions, deletedItems } = result
  return (
    <Facts
      facts={[
        [t('books.retention.deleted'), format.number(deleted)],
        [t('books.retention.deletedVersions'), namedVersions(deletedVersions)],
        [t('books.retention.deletedRows'), deleted === 0 ? null : format.number(deletedItems)],
        [t('books.retention.kept'), format.number(kept)],
        [t('books.retention.keptVersions'), namedVersions(keptVersions)],
      ]}
    />
  )
}

function namedVersions(versions: readonly string[]) {
  return versions.length === 0 ? null : <span className="mono">{versions.join(', ')}</span>
}
