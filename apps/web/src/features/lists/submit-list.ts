import { lotExport, lotLayout, mappingExport, mappingLayout } from '@pf/contract'
import type { ExportFormat, ListKind, PriceForgeTask, TaskType } from '@pf/contract'
import type { trpc } from '../../api/trpc.ts'
import type { Language } from '../../i18n/i18n.ts'

type Client = ReturnType<typeof trpc.useUtils>['client']
type Submitted = Promise<{ readonly taskId: string; readonly task: PriceForgeTask }>

interface ListTasks {
  readonly exportType: TaskType
  /** @throws ZodError where the layout is none of this list */
  readonly import: (client: Client, wanted: { fileId: string; layout: unknown; idempotencyKey: string }) => Submitted
  readonly export: (client: Client, input: { format: ExportFormat; language: Language }) => Submitted
}

/** How each list is brought in and out. */
export const listTasks: Record<ListKind, ListTasks> = {
  lots: {
    exportType: lotExport.type,
    import: async (client, { fileId, layout, idempotencyKey }) => {
      const input = { fileId, layout: lotLayout.parse(layout) }
      return client.tasks.submit.mutate({ type: 'lot_import', input, idempotencyKey })
    },
    export: (client, input) => client.tasks.submit.mutate({ type: 'lot_export', input }),
  },
  mappings: {
    exportType: mappingExport.type,
    import: async (client, { fileId, layout, idempotencyKey }) => {
      const input = { fileId, layout: mappingLayout.parse(layout) }
      return client.tasks.submit.mutate({ type: 'mapping_import', input, idempotencyKey })
    },
    export: (client, input) => client.tasks.submit.mutate({ type: 'mapping_export', input }),
  },
}
