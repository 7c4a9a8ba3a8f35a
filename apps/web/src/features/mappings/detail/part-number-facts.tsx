import type { DecisionKind, PartNumberRow } from '@pf/contract'
import { Anchor, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { trpc } from '../../../api/trpc.ts'
import { useWords } from '../../../i18n/use-words.ts'
import { shownDescription } from '../deciding/choice.ts'
import { stockWords } from '../list/stock-words.ts'
import { DecisionWords } from './decision-words.tsx'
import styles from './detail.module.css'

/** What is known of the part number itself. */
export function PartNumberFacts({ row }: { row: PartNumberRow }) {
  const words = useWords()
  const { partNumber, vendor, description, stock } = row
  return (
    <div className={styles.facts}>
      <h2 className={styles.title}>
        <span className="mono">{partNumber}</span> <span className={styles.vendor}>{vendor}</span>
      </h2>
      {description === '' ? null : <Description key={row.id} row={row} />}
      <p className="quiet figures">{stockWords(stock, words)}</p>
      <Standing row={row} />
    </div>
  )
}

function Description({ row: { id, description } }: { row: PartNumberRow }) {
  const { t } = useWords()
  const [whole, setWhole] = useState(false)
  const { data } = trpc.partnumbers.get.useQuery({ id }, { enabled: whole })
  return (
    <p className={styles.description}>
      {data?.description ?? description}
      {description.length < shownDescription || data !== undefined ? null : (
        <>
          …{' '}
          <UnstyledButton className={styles.more} onClick={() => setWhole(true)}>
            {t('mappings.detail.more')}
          </UnstyledButton>
        </>
      )}
    </p>
  )
}

/** Said already by how the part number stands. */
const obvious: ReadonlySet<DecisionKind> = new Set<DecisionKind>(['map', 'ignore', 'later'])

/** How it is decided about, and by whom. */
function Standing({ row: { state, lot, isPrimary, isAmbiguous, replacedBy, decision } }: { row: PartNumberRow }) {
  const { t } = useWords()
  const lotLink =
    lot === null ? null : (
      <Anchor
        className="mono"
        renderRoot={(props) => <Link to="/components/$lotId" params={{ lotId: String(lot.id) }} {...props} />}
      >
        {lot.name}
      </Anchor>
    )
  return (
    <>
      {state === 'mapped' ? (
        <p>
          {t('mappings.detail.mappedTo')} {lotLink} {isPrimary ? t('mappings.detail.primary') : null}
        </p>
      ) : null}
      {state === 'ignored' ? (
        <p>
          {lotLink === null ? (
            t('mappings.detail.ignored')
          ) : (
            <>
              {t('mappings.detail.ignoredWith')} {lotLink}
            </>
          )}
        </p>
      ) : null}
      {state === 'postponed' ? <p>{t('mappings.detail.postponed')}</p> : null}
      {isAmbiguous ? <p className={styles.warning}>{t('mappings.list.ambiguous')}</p> : null}
      {replacedBy === null ? null : <p>{t('mappings.detail.replacedBy', { partNumber: replacedBy.partNumber })}</p>}
      {decision === null ? null : (
        <p className="quiet">
          <DecisionWords decision={decision} kind={obvious.has(decision.kind) ? null : decision.kind} />
        </p>
      )}
    </>
  )
}
