import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CommandError } from './command-error.ts'

/** Writes a download to a file, which is there only once all of it has come. @throws CommandError */
export async function writeWhole(body: Readable, target: string): Promise<void> {
  const part = `${target}.part`
  const output = createWriteStream(part)
  await once(output, 'open').catch((cause: unknown) => {
    body.destroy()
    throw new CommandError(`${target} can not be written: ${messageOf(cause)}`, 2, { cause })
  })
  try {
    await pipeline(body, output)
    await rename(part, target)
  } catch (cause) {
    await rm(part, { force: true })
    throw new CommandError(`The download broke off (${messageOf(cause)}); nothing was kept of it. Try again`, 1, {
      cause,
    })
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
