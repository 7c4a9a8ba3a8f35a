import { ExportListButton } from '../lists/export-list-button.tsx'
import { ImportListButton } from '../lists/import-list-button.tsx'

/** Imports mappings from a file, and exports all of them to one. */
export function ImportMappingsButton() {
  return (
    <>
      <ImportListButton list="mappings" />
      <ExportListButton list="mappings" />
    </>
  )
}
