import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CommandError } from './command-error.ts'

/** Writes a download to a file, which is there only once all of it has come. @throws CommandError */
export async function writeWhole(body: Readable, target: string): Promise<void> {
  const part = `${target}.part`
  const output = createWriteStream(part)
  await once(output, 'open').catch((cause: unknown) => {
    body.destroy()
    throw new CommandError(`${target} can not be written: ${whyNot(cause, target)}`, 2, { cause })
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

/** What keeps a file from being made, and what to do. */
function whyNot(error: unknown, target: string): string {
  const folder = dirname(target)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
      return `there is no folder ${folder}. Make it, or name another file`
    case 'ENOTDIR':
      return `${folder} is no folder. Name another file`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `nothing may be written in ${folder}. Name a file elsewhere`
    case 'ENOSPC':
      return `the disk of ${folder} is full. Make room, or name a file elsewhere`
    default:
      return messageOf(error)
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
