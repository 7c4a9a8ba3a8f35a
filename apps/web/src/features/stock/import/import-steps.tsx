import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImportChoices } from './choices.ts'
import styles from './import-steps.module.css'

const steps = ['file', 'columns', 'import'] as const
type Step = (typeof steps)[number]

interface ImportStepsProps {
  readonly current: Step
  /** The way back to the columns of this import, with all that was chosen there. */
  readonly columns?: { readonly fileId: string; readonly choices: ImportChoices } | undefined
}

/** Where one is in an import; the steps behind lead back. */
export function ImportSteps({ current, columns }: ImportStepsProps) {
  const { t } = useTranslation()
  const at = steps.indexOf(current)
  return (
    <nav aria-label={t('stock.import.steps.label')}>
      <ol className={styles.root}>
        {steps.map((step, index) => {
          const label = t(`stock.import.steps.${step}`)
          const words = (
            <>
              <span className={styles.mark} aria-hidden>
                {index < at ? <IconCheck size={12} stroke={2.5} /> : index + 1}
              </span>
              {label}
            </>
          )
          return (
            <li
              key={step}
              className={styles.step}
              data-state={index < at ? 'done' : index === at ? 'current' : 'ahead'}
              aria-current={index === at ? 'step' : undefined}
            >
              {index < at && step === 'file' ? <Link to="/stock/import">{words}</Link> : null}
              {index < at && step === 'columns' && columns !== undefined ? (
                <Link to="/stock/import/$fileId" params={{ fileId: columns.fileId }} search={columns.choices}>
                  {words}
                </Link>
              ) : null}
              {index >= at || (step === 'columns' && columns === undefined) ? <span>{words}</span> : null}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
