import { Autocomplete, Input, SegmentedControl, TextInput, Textarea } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../api/trpc.ts'
import type { LotDraft } from './lot-draft.ts'
import styles from './lot-editor.module.css'
import type { SaveFailure } from './use-save-lot.ts'

interface LotWordsProps {
  readonly draft: LotDraft
  readonly change: (change: Partial<LotDraft>) => void
  readonly nameEmpty: boolean
  readonly failure: SaveFailure | null
}

interface LotFieldsProps extends LotWordsProps {
  /** True where it is an item of bundles. */
  readonly staysComponent: boolean
}

/** What a LOT is called, and whether it is a bundle. */
export function LotFields({ staysComponent, ...words }: LotFieldsProps) {
  const { t } = useTranslation()
  const kindId = useId()
  const { draft, change, failure } = words
  return (
    <div className={styles.fields}>
      <LotWords {...words} />
      <Input.Wrapper
        label={t('lots.edit.kind')}
        labelElement="div"
        labelProps={{ id: kindId }}
        error={failureAt(failure, 'kind')}
      >
        {staysComponent && !draft.isBundle ? (
          <div className="quiet">{t('lots.edit.staysComponent')}</div>
        ) : (
          <div>
            <SegmentedControl
              aria-labelledby={kindId}
              value={draft.isBundle ? 'bundle' : 'component'}
              onChange={(kind) => change({ isBundle: kind === 'bundle' })}
              data={[
                { value: 'component', label: t('lots.edit.component') },
                { value: 'bundle', label: t('lots.edit.bundle') },
              ]}
            />
          </div>
        )}
      </Input.Wrapper>
    </div>
  )
}

/** What a LOT is called. */
export function LotWords({ draft, change, nameEmpty, failure }: LotWordsProps) {
  const { t } = useTranslation()
  const { data: categories = [] } = trpc.lots.categories.useQuery()
  return (
    <>
      <TextInput
        label={t('lots.edit.name')}
        description={t('lots.edit.nameHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        classNames={{ input: 'mono' }}
        value={draft.name}
        maxLength={100}
        autoComplete="off"
        data-autofocus
        error={nameEmpty ? t('lots.edit.nameEmpty') : failureAt(failure, 'name')}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <Autocomplete
        label={t('lots.edit.category')}
        data={categories}
        limit={50}
        value={draft.category}
        maxLength={100}
        onChange={(category) => change({ category })}
      />
      <Textarea
        label={t('lots.edit.description')}
        autosize
        minRows={2}
        maxRows={12}
        value={draft.description}
        maxLength={10_000}
        onChange={({ currentTarget }) => change({ description: currentTarget.value })}
      />
    </>
  )
}

function failureAt(failure: SaveFailure | null, place: SaveFailure['place']): string | null {
  return failure?.place === place ? failure.text : null
}
