import { Readable } from 'node:stream'
import { exportFormats, isNothingSaved } from '@pf/contract'
import type { ExportFormat, ListKind, PriceForgeTask } from '@pf/contract'
import { NoServerError, asCommandError, connect, refusalOf } from './api-client.ts'
import type { ApiClient } from './api-client.ts'
import { CommandError } from './command-error.ts'
import { finish } from './finish.ts'
import { followTask } from './follow-task.ts'
import { print } from './print.ts'
import { progressReport } from './progress-report.ts'
import type { ClientOptions } from './tasks.ts'
import { uploadFile } from './upload-file.ts'
import { writeWhole } from './write-whole.ts'

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
    const result = resultOf(ended)
    if (rejected !== undefined && result !== null && result.rejected > 0) {
      await download(url, `/api/list-imports/${ended.id}/rejected.xlsx`, rejected)
      report.say(`The rejected rows are in ${rejected}: mend them and import that file`)
    }
    finish(ended, json)
    if (result !== null && isNothingSaved(result)) throw new CommandError(nothingSaved(result.rejected), 1)
  } catch (error) {
    throw asCommandError(error, url)
  }
}

function resultOf(task: PriceForgeTask) {
  const isImport = task.type === 'lot_import' || task.type === 'mapping_import'
  return isImport && task.status === 'completed' ? task.result : null
}

function nothingSaved(rejected: number): string {
  const rows = rejected === 1 ? '1 row was' : `${rejected} rows were`
  return `Nothing was saved: ${rows} rejected. Mend the file and import it again; --rejected FILE writes those rows with the reasons`
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
    await download(url, `/api/files/${fileId}`, path)
    print(json ? JSON.stringify({ file: path, rows }, null, 2) : `${path}: ${rows} rows`)
  } catch (error) {
    throw asCommandError(error, url)
  }
}

async function download(url: string, address: string, target: string): Promise<void> {
  const answer = await fetch(new URL(address, url)).catch((error: unknown) => {
    throw new NoServerError(url, { cause: error })
  })
  if (!answer.ok || answer.body === null) throw refusalOf(await answer.json().catch(() => null), { url })
  await writeWhole(Readable.fromWeb(answer.body), target)
}
