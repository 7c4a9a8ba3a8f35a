import { LotEditor } from './lot-editor.tsx'

/** The form of a LOT that is not there yet. */
export function NewLotPage() {
  return <LotEditor lot={null} />
}
