import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip'

/** A file of the console, ready to be sent. */
export interface Asset {
  readonly type: string
  readonly etag: string
  readonly body: Buffer<ArrayBuffer>
  /** Compressed once, when first asked for; the plain body where that gains nothing. */
  encoded(encoding: Encoding): Promise<Buffer<ArrayBuffer>>
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const compressible = /^text\/|json|svg/
const worthwhileBytes = 1_024

const compress: Record<Encoding, (body: Buffer) => Promise<Buffer<ArrayBuffer>>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: promisify(gzip),
}

/** The files of a folder, read once and again when they change. Null where there is no such file. */
export function assetCache(): (path: string) => Promise<Asset | null> {
  const cache = new Map<string, { version: string; asset: Asset }>()
  return async (path) => {
    const found = await stat(path).catch(() => null)
    if (found === null || !found.isFile()) return null
    const version = `${found.mtimeMs}-${found.size}`
    const known = cache.get(path)
    if (known?.version === version) return known.asset
    const asset = createAsset(extname(path), await readFile(path))
    cache.set(path, { version, asset })
    return asset
  }
}

function createAsset(extension: string, body: Buffer<ArrayBuffer>): Asset {
  const type = types[extension] ?? 'application/octet-stream'
  const encodings = new Map<Encoding, Promise<Buffer<ArrayBuffer>>>()
  const worthwhile = compressible.test(type) && body.length >= worthwhileBytes
  return {
    type,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    body,
    encoded: (encoding) => {
      if (!worthwhile) return Promise.resolve(body)
      const known = encodings.get(encoding) ?? compress[encoding](body)
      encodings.set(encoding, known)
      return known
    },
  }
}
