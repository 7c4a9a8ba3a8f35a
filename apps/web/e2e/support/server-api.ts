import { fileInfo, uploadHeader } from '@pf/contract'
import type { FileInfo } from '@pf/contract'
import type { AppRouter } from '@pf/server/router'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { TRPCClient } from '@trpc/client'

/** The server's procedures, for what a test needs to be there before a user comes. */
export function serverApi(url: string): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] })
}

/** Uploads a file as the console does. */
export async function uploadFile(url: string, file: { name: string; content: string }): Promise<FileInfo> {
  const answer = await fetch(`${url}/api/files`, {
    method: 'POST',
    headers: { [uploadHeader]: '1', 'x-file-name': encodeURIComponent(file.name) },
    body: file.content,
  })
  if (!answer.ok) throw new Error(`The upload was answered ${answer.status}: ${await answer.text()}`)
  return fileInfo.parse(await answer.json())
}
