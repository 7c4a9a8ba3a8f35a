import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { StockImportOutcome } from './stock-import-outcome.ts'
import { useUnmappedSearch } from './use-unmapped-search.ts'

/** Leads on to the part numbers of an import that wait for a LOT; nothing where none does. */
export function MapUnmapped({ result, quiet = false }: { result: StockImportOutcome; quiet?: boolean }) {
  const { t } = useTranslation()
  const search = useUnmappedSearch(result)
  if (result.unmapped === 0) return null
  return (
    <Button
      variant={quiet ? 'default' : 'filled'}
      renderRoot={(props) => <Link to="/vendor-mappings" search={search} {...props} />}
    >
      {t('stock.result.next.map', { count: result.unmapped })}
    </Button>
  )
}
