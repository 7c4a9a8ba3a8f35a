import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './sheet-grid.module.css'

interface RowNumberProps {
  readonly row: number
  readonly isHeader: boolean
  readonly onChoose: (row: number) => void
}

/** The number of a row of the sheet; a click makes it the header. */
export function RowNumber({ row, isHeader, onChoose }: RowNumberProps) {
  const { t } = useTranslation()
  const label = t(isHeader ? 'files.sheet.isHeader' : 'files.sheet.makeHeader', { row })
  return (
    <UnstyledButton
      className={styles.choose}
      aria-label={label}
      aria-pressed={isHeader}
      title={label}
      onClick={() => onChoose(row)}
    >
      {row}
    </UnstyledButton>
  )
}
