import { Readable } from 'node:stream'
import { NoServerError, refusalOf } from './api-client.ts'
import { writeWhole } from './write-whole.ts'

/** Writes what the server has at an address to a file, which is there only once all of it has come. @throws CommandError */
export async function downloadFile(url: string, address: string, target: string): Promise<void> {
  const answer = await fetch(new URL(address, url)).catch((error: unknown) => {
    throw new NoServerError(url, { cause: error })
  })
  if (!answer.ok || answer.body === null) throw refusalOf(await answer.json().catch(() => null), { url })
  await writeWhole(Readable.fromWeb(answer.body), target)
}
