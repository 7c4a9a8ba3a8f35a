import { readFile } from 'node:fs/promises'
import { day, stockMapping, vatBasis } from '@pf/contract'
import type { stockImport } from '@pf/contract'
import type { PriceBasis } from '@pf/pricing/reading'
import type { SubmittedInputOf } from '@pf/task-contract'
import { describeIssues } from '../describe-issues.ts'
import { fromWire } from '../wire-case.ts'
import { asCommandError, connect } from './api-client.ts'
import { CommandError } from './command-error.ts'
import { finish } from './finish.ts'
import { followTask } from './follow-task.ts'
import type { FollowOptions } from './follow-task.ts'
import { progressReport } from './progress-report.ts'
import { saveRejectedRows } from './save-rejected-rows.ts'
import type { ClientOptions } from './tasks.ts'
import { uploadFile } from './upload-file.ts'

type Input = SubmittedInputOf<typeof stockImport>
type Mapping = NonNullable<Input['mapping']>

export interface ImportOptions extends ClientOptions {
  readonly asOf?: string
  readonly scope?: string
  readonly mapping?: string
  readonly vat?: string
  readonly warehouse?: string
  readonly rejected?: string
}

/** `import FILE`: uploads a stock file, has it imported and follows that to its end. @throws CommandError */
export async function importFile(path: string, options: ImportOptions): Promise<void> {
  const { url, json, asOf, scope, vat, warehouse, rejected } = options
  if (scope !== undefined && scope !== 'full' && scope !== 'partial')
    throw new CommandError(`--scope is "full" or "partial"; got "${scope}"`, 2)
  if (asOf !== undefined && !day.safeParse(asOf).success)
    throw new CommandError(`--as-of takes a day such as 2026-11-24; got "${asOf}"`, 2)
  if (vat !== undefined && !vatBasis.safeParse(vat).success)
    throw new CommandError(`--vat is "none", or the percentage that the prices contain, such as 22; got "${vat}"`, 2)
  if (options.mapping !== undefined && vat !== undefined)
    throw new CommandError('--mapping says itself whether prices contain VAT: leave --vat out', 2)
  if (options.mapping !== undefined && warehouse !== undefined)
    throw new CommandError('--mapping names the warehouses itself: leave --warehouse out', 2)
  const fixed = options.mapping === undefined ? undefined : await readMapping(options.mapping)
  const client = connect(url)
  const follow = { client, url, report: progressReport(json ? process.stderr : process.stdout) }
  try {
    const { today, baseCurrency } = await client.system.info.query()
    const file = await uploadFile(url, path)
    const mapping =
      fixed ??
      (warehouse === undefined ? undefined : await detectMapping(file.id, { warehouse, baseCurrency, vat }, follow))
    const input: Input = {
      fileId: file.id,
      asOf: asOf ?? today,
      scope,
      ...(mapping === undefined ? { vat } : { mapping }),
    }
    const { task } = await client.tasks.submit.mutate({ type: 'stock_import', input })
    const ended = await followTask(task, follow)
    if (rejected !== undefined) await saveRejectedRows(ended, rejected, follow)
    finish(ended, json)
  } catch (error) {
    throw asCommandError(error, url)
  }
}

/** A mapping as a file: in the words of the API, or in REST's snake_case. */
async function readMapping(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CommandError(`The mapping ${path} can not be read`, 2, { cause: error })
  })
  const parsed = stockMapping.safeParse(fromWire(stockMapping, parseJson(text, path)))
  if (!parsed.success)
    throw new CommandError(`The mapping ${path} can not be used: ${describeIssues(parsed.error.issues)}`, 2)
  return parsed.data
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandError(`The mapping ${path} is no JSON`, 2, { cause: error })
  }
}

/** Has the file's layout recognised, and names its one quantity column's warehouse. */
async function detectMapping(
  fileId: string,
  basis: PriceBasis & { readonly warehouse: string },
  follow: FollowOptions,
): Promise<Mapping> {
  const { task } = await follow.client.tasks.submit.mutate({ type: 'import_preview', input: { fileId } })
  const preview = await followTask(task, follow)
  if (preview.status === 'error') throw new CommandError(preview.error.text, 1)
  if (preview.type !== 'import_preview' || preview.status !== 'completed')
    throw new CommandError('The recognition of columns was cancelled', 1)
  const { mappingOfPreview } = await import('./mapping-of-preview.ts')
  return mappingOfPreview(preview.result, basis)
}
