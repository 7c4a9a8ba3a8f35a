import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Preview } from './draft.ts'

/** Which sheet of a workbook is imported; shown where there are several. */
export function SheetSelect({ preview, onSheet }: { preview: Preview; onSheet: (sheet: string) => void }) {
  const { t } = useTranslation()
  return (
    <Select
      aria-label={t('stock.import.columns.sheet')}
      data={preview.sheets.map(({ name, state }) => ({
        value: name,
        label: state === 'visible' ? name : t('stock.import.columns.hiddenSheet', { sheet: name }),
      }))}
      value={preview.sheet}
      allowDeselect={false}
      onChange={(sheet) => {
        if (sheet !== null && sheet !== preview.sheet) onSheet(sheet)
      }}
    />
  )
}
