import type { PartNumberRow } from '@pf/contract'
import { useState } from 'react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { LotSelect } from '../../lots/lot-select.tsx'
import { rowCan } from '../deciding/choice.ts'
import type { Shortcut } from '../keys/shortcut-of.ts'
import type { Candidates } from '../suggestions/use-candidates.ts'
import { isSure } from '../suggestions/is-sure.ts'
import type { Acting, Actions } from '../actions-of.ts'
import { CandidateList } from './candidates.tsx'
import styles from './detail.module.css'
import { KeyLegend } from './key-legend.tsx'
import type { KeyAction } from './key-legend.tsx'
import { PartNumberFacts } from './part-number-facts.tsx'
import { StockAndHistory } from './stock-and-history.tsx'

interface PartNumberDetailProps {
  readonly row: PartNumberRow
  readonly candidates: Candidates
  readonly actions: Actions
  readonly onMap: Acting['map']
  /** The list goes on hearing the keys. */
  readonly onDone: () => void
  readonly searchRef: Ref<HTMLInputElement>
}

/** The part number that is looked at: what is known of it, what it may be, and what can be done. */
export function PartNumberDetail(props: PartNumberDetailProps) {
  const { row, candidates, actions, onMap, onDone, searchRef } = props
  const { t } = useTranslation()
  // What is shown can become another one while a person searches.
  const [searchedFor, setSearchedFor] = useState(row)
  const key = (keys: string, words: string, shortcut: Shortcut): KeyAction[] => {
    const act = actions[shortcut]
    if (act === undefined) return []
    const run = () => {
      act()
      if (shortcut !== 'search' && shortcut !== 'newLot' && shortcut !== 'edit') onDone()
    }
    return [{ keys, words, run }]
  }
  const [best] = candidates.candidates ?? []
  const isUnsure = best !== undefined && !isSure(best)
  const waits = row.state === 'unmapped' || row.state === 'postponed'
  return (
    <section className={styles.root} aria-label={t('mappings.detail.label')}>
      <PartNumberFacts row={row} />
      <div className={styles.scroll}>
        <CandidateList
          row={row}
          candidates={candidates}
          onPick={rowCan.map(row) ? ({ lot }) => onMap(row, lot) : undefined}
        />
        {rowCan.map(row) ? (
          // Keys that the field leaves alone end the search.
          <div
            className={styles.another}
            onFocus={() => setSearchedFor(row)}
            onKeyDown={({ key: pressed }) => pressed === 'Escape' && onDone()}
          >
            <LotSelect
              label={t('mappings.detail.another')}
              hint={t('mappings.detail.anotherHint')}
              inputRef={searchRef}
              onChoose={(lot) => onMap(searchedFor, lot)}
            />
          </div>
        ) : null}
      </div>
      <StockAndHistory id={row.id} />
      <KeyLegend
        actions={[
          ...key(
            t('mappings.action.enter'),
            t(isUnsure ? 'mappings.action.unsure' : 'mappings.action.accept'),
            'accept',
          ),
          ...(actions.pick1 === undefined && actions.pick2 === undefined
            ? []
            : [{ keys: '1–5', words: t('mappings.action.pick'), run: undefined }]),
          ...key('/', t('mappings.action.search'), 'search'),
          ...key('N', t('mappings.action.newLot'), 'newLot'),
          ...key('I', t(rowCan.unignore(row) ? 'mappings.action.unignore' : 'mappings.action.ignore'), 'ignore'),
          ...key('P', t(waits ? 'mappings.action.acceptPrimary' : 'mappings.action.primary'), 'primary'),
          ...key('D', t('mappings.action.later'), 'later'),
          ...key('Del', t(waits ? 'mappings.action.bringBack' : 'mappings.action.unmap'), 'unmap'),
          ...key('E', t('mappings.action.edit'), 'edit'),
          ...key('U', t('mappings.action.undo'), 'undo'),
          {
            keys: `${t('mappings.action.space')}, Shift ↑ ↓`,
            words: t('mappings.action.select'),
            run: undefined,
            isMinor: true,
          },
          { keys: '↑ ↓', words: t('mappings.action.move'), run: undefined, isMinor: true },
        ]}
      />
    </section>
  )
}
