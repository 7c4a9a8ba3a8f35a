import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { LotDetail } from '@pf/contract'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../../api/trpc.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { PageColumns } from '../../../ui/page-columns.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { showError } from '../../../ui/show-error.ts'
import { ItemsEditor } from './items-editor.tsx'
import { LeaveQuestion } from './leave-question.tsx'
import { problemsOf, toLotInput } from './lot-draft.ts'
import type { LotDraft } from './lot-draft.ts'
import styles from './lot-editor.module.css'
import { LotFacts } from './lot-facts.tsx'
import { LotFields } from './lot-fields.tsx'
import { useLotEditing } from './use-lot-editing.ts'
import { saveFailure, useSaveLot } from './use-save-lot.ts'

/** A LOT as a form. What is changed in it is neither lost by leaving nor overwrites what somebody else has saved meanwhile. */
export function LotEditor({ lot }: { lot: LotDetail | null }) {
  const { t } = useTranslation()
  const utils = trpc.useUtils()
  const navigate = useNavigate()
  const { base, draft, changed, change, begin, saved } = useLotEditing(lot)
  const [attempts, setAttempts] = useState(0)
  const save = useSaveLot(base)
  const submit = () => {
    setAttempts(attempts + 1)
    const input = toLotInput(draft)
    if (input !== null && !save.isPending) save.mutate(input, { onSuccess: (stored) => onSaved(stored, draft) })
  }
  const onSaved = (stored: LotDetail, sent: LotDraft) => {
    notifications.show({
      message: t('lots.edit.saved', { name: stored.name }),
      withBorder: true,
      closeButtonProps: { 'aria-label': t('app.close') },
    })
    setAttempts(0)
    const params = { lotId: String(stored.id) }
    if (lot !== null) saved(stored, sent)
    else void navigate({ to: '/components/$lotId', params, replace: true, ignoreBlocker: true })
  }
  const restart = (from: LotDetail | null) => {
    begin(from)
    setAttempts(0)
    save.reset()
  }
  const cancel = () => {
    if (lot === null) void navigate({ to: '/components', ignoreBlocker: true })
    else restart(base)
  }
  const showSaved = ({ id }: LotDetail) =>
    utils.lots.get.fetch({ id }, { staleTime: 0 }).then(restart, (error: unknown) => showError(t, error))
  const failure = save.error === null ? null : saveFailure(t, save.error)
  const problems = problemsOf(draft)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // The first field that keeps it from being saved may be out of sight.
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [attempts, save.error])

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <LeaveQuestion asks={changed} />
      <div className={styles.head}>
        <PageHeader
          title={base?.name ?? t('lots.edit.newTitle')}
          lead={base === null ? t('lots.edit.newLead') : t(base.isBundle ? 'lots.edit.bundle' : 'lots.edit.component')}
          actions={
            changed || lot === null ? (
              <>
                <Button variant="default" onClick={cancel}>
                  {t('lots.edit.cancel')}
                </Button>
                <Button type="submit" loading={save.isPending}>
                  {t(lot === null ? 'lots.edit.create' : 'lots.edit.save')}
                </Button>
              </>
            ) : undefined
          }
        />
        {failure?.place === 'page' ? (
          <div className={styles.failure}>
            <ErrorNotice error={save.error}>
              {base === null || !failure.outdated ? null : (
                <Button variant="default" onClick={() => void showSaved(base)}>
                  {t('lots.edit.reload')}
                </Button>
              )}
            </ErrorNotice>
          </div>
        ) : null}
      </div>
      <PageColumns aside={lot === null ? null : <LotFacts lot={lot} />}>
        <LotFields
          draft={draft}
          change={change}
          nameEmpty={attempts > 0 && problems.nameEmpty}
          failure={failure}
          staysComponent={lot !== null && lot.bundleCount > 0}
        />
        {draft.isBundle || draft.items.length > 0 ? (
          <ItemsEditor
            id={base?.id ?? null}
            draft={draft}
            change={change}
            wrong={attempts > 0 ? problems.quantities : []}
          />
        ) : null}
      </PageColumns>
    </form>
  )
}
