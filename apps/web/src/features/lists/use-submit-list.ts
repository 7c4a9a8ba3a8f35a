import { lotExport, lotImport, lotLayout, mappingExport, mappingImport, mappingLayout } from '@pf/contract'
import type { ExportFormat, ListKind } from '@pf/contract'
import type { Language } from '../../i18n/i18n.ts'
import { useSubmitTask } from '../tasks/task-hooks.ts'

/** A form's way to have a list imported. */
export function useImportList(list: ListKind, onSubmitted: (taskId: string) => void) {
  const lots = useSubmitTask(lotImport, { onSubmitted })
  const mappings = useSubmitTask(mappingImport, { onSubmitted })
  const { submitting, error } = { lots, mappings }[list]
  const submit: Record<ListKind, (fileId: string, layout: unknown) => void> = {
    lots: (fileId, layout) => lots.submit({ fileId, layout: lotLayout.parse(layout) }),
    mappings: (fileId, layout) => mappings.submit({ fileId, layout: mappingLayout.parse(layout) }),
  }
  /** `submit` throws ZodError where the layout is none of this list. */
  return { submit: submit[list], submitting, error }
}

export const exportTypes = { lots: lotExport.type, mappings: mappingExport.type } as const

/** The same for its export. */
export function useExportList(list: ListKind) {
  const lots = useSubmitTask(lotExport)
  const mappings = useSubmitTask(mappingExport)
  const { task, submitting, error, submit } = { lots, mappings }[list]
  return {
    task,
    submitting,
    error,
    submit: (format: ExportFormat, language: Language) => submit({ format, language }),
  }
}
