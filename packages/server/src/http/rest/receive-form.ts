import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import type { FileInfo } from '@pf/contract'
import { Busboy } from '@fastify/busboy'
import type { BusboyInstance } from '@fastify/busboy'
import { ProblemError, problem } from '../problem.ts'
import { isFileName } from '../store-upload.ts'

/** What came in a form of `multipart/form-data`. */
export interface ReceivedForm {
  readonly fields: ReadonlyMap<string, string>
  readonly file: FileInfo | null
}

const fieldBytes = 256 * 1024
const fieldsAtMost = 20

/** Where the file of a form goes while it arrives, and how it is taken back. */
export interface FormFiles {
  store(name: string, content: Readable): Promise<FileInfo>
  remove(id: string): Promise<void>
}

/**
 * Takes a form in; the content of its part `file` is stored as it arrives, so that nothing large is ever held. Nothing stays of a form that
 * is refused.
 * @throws ProblemError 400 on what is no such form, and what `store` throws
 */
export async function receiveForm(incoming: IncomingMessage, files: FormFiles): Promise<ReceivedForm> {
  const form = openForm(incoming)
  const fields = new Map<string, string>()
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  let upload: Promise<FileInfo> | undefined
  let content: Readable | undefined

  form.on('field', (name, value, ...[, truncated]) => {
    if (truncated) fail(badForm(`The field "${name}" is longer than ${fieldBytes} bytes`))
    fields.set(name, value)
  })
  form.on('file', (field, stream, name) => {
    // A stream of which the form breaks off reports it below; unheard here it would end the process.
    stream.on('error', () => undefined)
    if (field !== 'file' || upload !== undefined) {
      fail(
        badForm(`Expected one file, in the part "file"; got ${upload === undefined ? `one in "${field}"` : 'several'}`),
      )
      stream.resume()
      return
    }
    // Busboy's type does not say that a part may come without a name.
    if (!isFileName(name ?? '')) {
      fail(badForm('The part "file" carries the name of its file, at most 255 characters: filename="stock.xlsx"'))
      stream.resume()
      return
    }
    content = stream
    upload = files.store(name, stream)
    upload.catch(fail)
  })
  form.once('finish', end)
  form.once('error', (error) =>
    fail(badForm(`The form could not be read: ${error instanceof Error ? error.message : 'unknown format'}`)),
  )
  incoming.once('error', () => fail(badForm('The upload broke off. Upload the file again')))

  try {
    incoming.pipe(form)
    await Promise.race([ended, failed])
    return { fields, file: (await upload) ?? null }
  } catch (error) {
    incoming.unpipe(form)
    content?.destroy(new Error('The upload broke off', { cause: error }))
    // The store removes what it had of half a file; only then is the refusal answered.
    const whole = await upload?.catch(() => undefined)
    // What can't be removed now goes with the unused files; the refusal is what the client must hear.
    if (whole !== undefined) await files.remove(whole.id).catch(() => undefined)
    throw error
  }
}

function openForm(incoming: IncomingMessage): BusboyInstance {
  const type = incoming.headers['content-type']
  if (type === undefined || !/^multipart\/form-data\s*;/i.test(type)) {
    throw new ProblemError(
      problem(
        415,
        'multipartOnly',
        `Expected multipart/form-data with the part "file", got ${type ?? 'no content-type'}`,
      ),
    )
  }
  try {
    return new Busboy({
      headers: { ...incoming.headers, 'content-type': type },
      limits: { files: 2, fields: fieldsAtMost, fieldSize: fieldBytes, parts: fieldsAtMost + 2, headerPairs: 100 },
    })
  } catch (error) {
    throw badForm(`The form could not be read: ${error instanceof Error ? error.message : 'unknown format'}`)
  }
}

function badForm(detail: string): ProblemError {
  return new ProblemError(problem(400, 'formUnreadable', detail))
}
