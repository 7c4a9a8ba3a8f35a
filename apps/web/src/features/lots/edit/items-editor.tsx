import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section } from '../../../ui/section.tsx'
import table from '../../../ui/table.module.css'
import { LotSelect } from '../lot-select.tsx'
import type { DraftItem, LotDraft } from './lot-draft.ts'
import styles from './lot-editor.module.css'

interface ItemsEditorProps {
  /** Of the LOT; null: a new one. */
  readonly id: number | null
  readonly draft: LotDraft
  readonly change: (change: Partial<LotDraft>) => void
  /** Items whose quantity is none. */
  readonly wrong: readonly number[]
}

/** What a bundle is made of. */
export function ItemsEditor({ id, draft, change, wrong }: ItemsEditorProps) {
  const { t } = useTranslation()
  const { items, isBundle } = draft
  const replace = (changed: DraftItem) =>
    change({ items: items.map((item) => (item.lotId === changed.lotId ? changed : item)) })
  return (
    <Section title={t('lots.items.title')}>
      {items.length === 0 ? <p className={styles.note}>{t('lots.items.none')}</p> : null}
      {isBundle ? null : (
        <p className={styles.note} data-wrong role="alert">
          {t('lots.items.leftOver', { count: items.length })}
        </p>
      )}
      {items.length === 0 ? null : (
        <table className={`${table.table} ${styles.items}`} aria-label={t('lots.items.title')}>
          <thead>
            <tr>
              <th scope="col">{t('lots.items.item')}</th>
              <th scope="col" className={`${table.number} ${styles.quantity}`}>
                {t('lots.items.quantity')}
              </th>
              <td className={styles.remove} />
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ItemRow
                key={item.lotId}
                item={item}
                wrong={wrong.includes(item.lotId)}
                onChange={replace}
                onRemove={() => change({ items: items.filter(({ lotId }) => lotId !== item.lotId) })}
              />
            ))}
          </tbody>
        </table>
      )}
      {isBundle ? (
        <LotSelect
          className={styles.add}
          label={t('lots.items.add')}
          hint={t('lots.items.addHint')}
          kind="component"
          taken={new Set([...items.map(({ lotId }) => lotId), ...(id === null ? [] : [id])])}
          onChoose={({ id: lotId, name }) => change({ items: [...items, { lotId, name, quantity: '1' }] })}
        />
      ) : null}
    </Section>
  )
}

interface ItemRowProps {
  readonly item: DraftItem
  readonly wrong: boolean
  readonly onChange: (item: DraftItem) => void
  readonly onRemove: () => void
}

function ItemRow({ item, wrong, onChange, onRemove }: ItemRowProps) {
  const { t } = useTranslation()
  const { lotId, name, quantity } = item
  const remove = t('lots.items.remove', { name })
  return (
    <tr>
      <td className={styles.name}>
        <Link className="mono plain-link" to="/components/$lotId" params={{ lotId: String(lotId) }} title={name}>
          {name}
        </Link>
      </td>
      <td className={styles.quantity}>
        <TextInput
          size="xs"
          aria-label={t('lots.items.quantityOf', { name })}
          inputMode="decimal"
          maxLength={24}
          autoComplete="off"
          value={quantity}
          error={wrong ? t('lots.items.quantityWrong') : null}
          onChange={({ currentTarget }) => onChange({ ...item, quantity: currentTarget.value })}
        />
      </td>
      <td className={styles.remove}>
        <ActionIcon size="sm" onClick={onRemove} aria-label={remove} title={remove}>
          <IconX size={15} stroke={1.9} />
        </ActionIcon>
      </td>
    </tr>
  )
}
