import type { PartNumberBook } from '@pf/contract'
import { IconCircleCheckFilled, IconDownload } from '@tabler/icons-react'
import { useWords } from '../../../i18n/use-words.ts'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import table from '../../../ui/table.module.css'
import { actorWords } from '../../tasks/task-words.ts'
import { ActivateBook } from './activate-book.tsx'
import { bookFileUrl } from './book-file-url.ts'
import styles from './books-table.module.css'

interface BookRowProps {
  readonly book: PartNumberBook
  /** The one that is in force, this or another. */
  readonly active: PartNumberBook | undefined
  readonly glows: boolean
}

export function BookRow({ book, active, glows }: BookRowProps) {
  const words = useWords()
  const { t, format } = words
  const { id, version, itemCount, createdAt, createdBy, createdVia, isActive } = book
  const { activatedAt, activatedBy, activatedVia } = book
  const by = actorWords({ name: createdBy, via: createdVia }, words)
  const activator =
    activatedBy === null || activatedVia === null ? null : actorWords({ name: activatedBy, via: activatedVia }, words)
  return (
    <tr className={glows ? 'glow' : undefined}>
      <td>
        {isActive ? (
          <span className={styles.active}>
            <IconCircleCheckFilled size={14} aria-hidden />
            {t('books.list.active')}
          </span>
        ) : null}
      </td>
      <td className="mono">{version}</td>
      <td className={table.number}>{format.number(itemCount)}</td>
      <td>
        <RelativeTime at={createdAt} />
      </td>
      <td className={styles.by} title={by}>
        {by}
      </td>
      <td className={styles.activated} title={activator ?? undefined}>
        {activatedAt === null ? t('app.none') : <RelativeTime at={activatedAt} />}
        {activator === null ? null : <span className="quiet"> · {activator}</span>}
      </td>
      <td>
        <span className={styles.files}>
          <IconDownload size={14} stroke={1.75} aria-hidden />
          {(['xlsx', 'csv'] as const).map((form) => (
            <a key={form} href={bookFileUrl(id, form)} download aria-label={t('books.list.file', { version, form })}>
              {form}
            </a>
          ))}
        </span>
      </td>
      <td className={styles.actions}>{isActive ? null : <ActivateBook book={book} active={active} />}</td>
    </tr>
  )
}
