import { exportFormats } from '@pf/contract'
import type { ExportFormat, ListKind, PriceForgeTask } from '@pf/contract'
import { asCommandError, connect } from './api-client.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError } from './command-error.ts'
import { downloadFile } from './download-file.ts'
import { finish } from './finish.ts'
import { followTask } from './follow-task.ts'
import { print } from './print.ts'
import { progressReport } from './progress-report.ts'
import { saveRejectedRows } from './save-rejected-rows.ts'
import type { ClientOptions } from './tasks.ts'
import { uploadFile } from './upload-file.ts'

type Submitted = Promise<{ readonly task: PriceForgeTask }>
interface ListTasks {
  readonly import: (client: ApiClient, input: { fileId: string }) => Submitted
  readonly export: (client: ApiClient, input: { format: ExportFormat; language: 'en' | 'ru' }) => Submitted
}

const tasks: Record<ListKind, ListTasks> = {
  lots: {
    import: (client, input) => client.tasks.submit.mutate({ type: 'lot_import', input }),
    export: (client, input) => client.tasks.submit.mutate({ type: 'lot_export', input }),
  },
  mappings: {
    import: (client, input) => client.tasks.submit.mutate({ type: 'mapping_import', input }),
    export: (client, input) => client.tasks.submit.mutate({ type: 'mapping_export', input }),
  },
}

export interface ImportListOptions extends ClientOptions {
  readonly rejected?: string
}

/** `lots import FILE`, `mappings import FILE`: uploads a file, has it imported and follows that to its end. @throws CommandError, also where nothing was saved as rows were rejected */
export async function importList(
  list: ListKind,
  path: string,
  { url, json, rejected }: ImportListOptions,
): Promise<void> {
  const client = connect(url)
  try {
    const file = await uploadFile(url, path)
    const { task } = await tasks[list].import(client, { fileId: file.id })
    const report = progressReport(json ? process.stderr : process.stdout)
    const ended = await followTask(task, { client, url, report })
    if (rejected !== undefined) await saveRejectedRows(ended, rejected, { url, report })
    finish(ended, json)
  } catch (error) {
    throw asCommandError(error, url)
  }
}

export interface ExportListOptions extends ClientOptions {
  readonly language: string
}

/** `lots export FILE`, `mappings export FILE`: has a file made, in the format that its name asks for, and downloads it. @throws CommandError */
export async function exportList(
  list: ListKind,
  path: string,
  { url, json, language }: ExportListOptions,
): Promise<void> {
  const format = exportFormats.find((known) => path.toLowerCase().endsWith(`.${known}`))
  if (format === undefined) throw new CommandError(`The file ends with .xlsx or .csv; got "${path}"`, 2)
  if (language !== 'en' && language !== 'ru') throw new CommandError(`--language is "en" or "ru"; got "${language}"`, 2)
  const client = connect(url)
  try {
    const { task } = await tasks[list].export(client, { format, language })
    const report = progressReport(json ? process.stderr : process.stdout)
    const ended = await followTask(task, { client, url, report })
    if (!('result' in ended) || !('fileId' in ended.result)) return finish(ended, json)
    const { fileId, rows } = ended.result
    await downloadFile(url, `/api/files/${fileId}`, path)
    print(json ? JSON.stringify({ file: path, rows }, null, 2) : `${path}: ${rows} rows`)
  } catch (error) {
    throw asCommandError(error, url)
  }
}
