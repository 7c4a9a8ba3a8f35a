import { Readable } from 'node:stream'
import type { FileInfo } from '@pf/contract'
import type { FileStore } from '@pf/files'
import { Hono } from 'hono'
import { z } from 'zod'
import { canUseFile, localActor } from '../access.ts'
import { attachment } from './attachment.ts'
import type { HttpEnv } from './http-env.ts'
import { ProblemError, problem } from './problem.ts'
import { requirePermission } from './require-permission.ts'
import { isFileName, storeUpload } from './store-upload.ts'

/**
 * `POST /api/files`: the body is the file, `x-file-name` its URI-encoded name. Streamed into the store; answers a FileInfo.
 * `GET /api/files/ID`: an own file, such as one that an export has made.
 */
export function uploads({ files, maxUploadBytes }: { files: FileStore; maxUploadBytes: number }) {
  const app = new Hono<HttpEnv>()

  app.get('/:id', async (context) => {
    requirePermission(localActor, 'tasks:read')
    const id = context.req.param('id')
    const file = z.uuid().safeParse(id).success ? await files.info(id) : null
    if (file === null || !canUseFile(localActor, file)) throw new ProblemError(problem(404, 'fileGone', fileGone(id)))
    const content = Readable.from(files.read(id), { objectMode: false })
    return attachment(file.name, content, { 'content-length': String(file.size) })
  })

  app.post('/', async (context) => {
    requirePermission(localActor, 'files:write')
    const { incoming } = context.env
    const name = fileName(context.req.header('x-file-name'))
    const length = Number(context.req.header('content-length') ?? Number.NaN)
    const stored: FileInfo = await storeUpload(files, {
      name,
      ownerId: localActor.id,
      // A refused upload is answered on the connection that it came by, so that must not be destroyed.
      content: incoming.iterator({ destroyOnReturn: false }),
      maxBytes: maxUploadBytes,
      ...(Number.isNaN(length) ? {} : { announcedBytes: length }),
    })
    return context.json(stored, 201)
  })
  return app
}

function fileGone(id: string): string {
  return `There is no file ${id}. Files are removed 30 days after their last use: upload it, or have it made, again`
}

function fileName(header: string | undefined): string {
  try {
    const name = decodeURIComponent(header ?? '').trim()
    if (isFileName(name)) return name
  } catch {
    // Not URI-encoded: refused below like a missing one.
  }
  throw new ProblemError(
    problem(
      400,
      'fileNameMissing',
      'An upload carries the name of its file in the header x-file-name, URI-encoded, at most 255 characters',
    ),
  )
}
