import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Preview } from './draft.ts'

interface SheetSelectProps {
  readonly preview: Preview
  /** The sheet that was asked for; while it is being read, or could not be, not the one of the preview. */
  readonly asked: string
  readonly onSheet: (sheet: string) => void
}

/** Which sheet of a workbook is imported; shown where there are several. */
export function SheetSelect({ preview, asked, onSheet }: SheetSelectProps) {
  const { t } = useTranslation()
  return (
    <Select
      aria-label={t('files.sheet.sheet')}
      data={preview.sheets.map(({ name, state }) => ({
        value: name,
        label: state === 'visible' ? name : t('stock.import.columns.hiddenSheet', { sheet: name }),
      }))}
      value={asked}
      allowDeselect={false}
      onChange={(sheet) => {
        if (sheet !== null) onSheet(sheet)
      }}
    />
  )
}
