import type { LotDetail } from '@pf/contract'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import { Facts } from '../../../ui/facts.tsx'
import { RelativeTime } from '../../../ui/relative-time.tsx'
import { Section } from '../../../ui/section.tsx'
import styles from './lot-editor.module.css'

/** What is known of a LOT beside its own fields. */
export function LotFacts({ lot }: { lot: LotDetail }) {
  const { t, format } = useWords()
  return (
    <Section title={t('lots.edit.facts')}>
      <Facts
        facts={[
          [
            t('lots.edit.partNumbers'),
            lot.partNumbers === 0 ? (
              format.number(0)
            ) : (
              <Link
                key="partNumbers"
                className="plain-link"
                to="/vendor-mappings"
                search={{ tab: 'mapped', lot: lot.id }}
              >
                {format.number(lot.partNumbers)}
              </Link>
            ),
          ],
          [t('lots.edit.inBundles'), lot.bundleCount === 0 ? null : <InBundles key="bundles" lot={lot} />],
          [t('lots.edit.created'), <RelativeTime key="created" at={lot.createdAt} />],
          [t('lots.edit.changed'), lot.version === 1 ? null : <RelativeTime key="changed" at={lot.updatedAt} />],
        ]}
      />
    </Section>
  )
}

function InBundles({ lot: { bundles, bundleCount } }: { lot: LotDetail }) {
  const { t, format } = useWords()
  const more = bundleCount - bundles.length
  return (
    <ul className={styles.bundles}>
      {bundles.map(({ id, name, quantity }) => (
        <li key={id}>
          <Link className="mono plain-link" to="/components/$lotId" params={{ lotId: String(id) }}>
            {name}
          </Link>{' '}
          <span className="quiet figures">× {format.decimal(quantity)}</span>
        </li>
      ))}
      {more > 0 ? <li className="quiet">{t('lots.edit.moreBundles', { count: more })}</li> : null}
    </ul>
  )
}
