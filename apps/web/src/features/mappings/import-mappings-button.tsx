import { useQueryClient } from '@tanstack/react-query'
import { ExportListButton } from '../lists/export-list-button.tsx'
import { ImportListButton } from '../lists/import-list-button.tsx'

/** Imports mappings from a file, and exports all of them to one. */
export function ImportMappingsButton() {
  const queryClient = useQueryClient()
  return (
    <>
      {/* Part numbers, LOTs, counts: any of what is shown may be another. */}
      <ImportListButton list="mappings" onImported={() => void queryClient.invalidateQueries()} />
      <ExportListButton list="mappings" />
    </>
  )
}
