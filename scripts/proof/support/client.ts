import { openAsBlob } from 'node:fs'
import path from 'node:path'
import { fileInfo, uploadHeader } from '@pf/contract'
import type { PriceForgeTask } from '@pf/contract'
import type { AppRouter } from '@pf/server/router'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { TRPCClient } from '@trpc/client'

/** The API of a running server, as the console uses it. */
export function connect(url: string): Client {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] })
}

export type Client = TRPCClient<AppRouter>

/** Uploads a file and answers its id. */
async function upload(url: string, file: string): Promise<string> {
  const answer = await fetch(`${url}/api/files`, {
    method: 'POST',
    headers: { [uploadHeader]: '1', 'x-file-name': encodeURIComponent(path.basename(file)) },
    body: await openAsBlob(file),
  })
  if (!answer.ok) throw new Error(`The upload of ${file} was refused: ${answer.status} ${await answer.text()}`)
  return fileInfo.parse(await answer.json()).id
}

/** Uploads a stock file and submits its import, whole file as of a day. */
export async function submitImport(
  url: string,
  { file, asOf }: { file: string; asOf: string },
): Promise<PriceForgeTask> {
  const fileId = await upload(url, file)
  const { task } = await connect(url).tasks.submit.mutate({
    type: 'stock_import',
    input: { fileId, asOf, scope: 'full', mapping: stockFileMapping },
  })
  return task
}

/** How `writeStockFile`'s table is read. */
const stockFileMapping = {
  sheet: 'Остатки',
  headerRow: 3,
  columns: { vendor: 0, partNumber: 1, name: 2, price: 3 },
  quantities: { Москва: 4, 'Санкт-Петербург': 5 },
  currency: 'RUB',
  vatIncluded: false,
}
