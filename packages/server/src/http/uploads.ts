import type { FileInfo } from '@pf/contract'
import type { FileStore } from '@pf/files'
import { Hono } from 'hono'
import { localActor } from '../access.ts'
import type { HttpEnv } from './http-env.ts'
import { ProblemError, problem } from './problem.ts'
import { requirePermission } from './require-permission.ts'
import { isFileName, storeUpload } from './store-upload.ts'

/** `POST /api/files`: the body is the file, `x-file-name` its URI-encoded name. Streamed into the store; answers a FileInfo. */
export function uploads({ files, maxUploadBytes }: { files: FileStore; maxUploadBytes: number }) {
  return new Hono<HttpEnv>().post('/', async (context) => {
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
