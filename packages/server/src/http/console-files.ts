import { join, normalize, sep } from 'node:path'
import type { HonoRequest } from 'hono'
import { assetCache } from './asset.ts'
import type { Asset, Encoding } from './asset.ts'
import { securityHeaders } from './security-headers.ts'

/** Shown while `start` still builds; without `start` nobody does, so it says how. */
const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>PriceForge</title>
<body style="font: 16px system-ui; max-width: 40em; margin: 15vh auto; padding: 0 1em">
<h1>The console is being built</h1><p>This page reloads by itself. If it stays, start PriceForge with <code>npm start</code>, which builds the console.</p></body></html>`

/**
 * The built console: files by their path, the page itself for every other path, since the console routes by itself. Files under `/assets/`
 * carry a hash of their content in the name and are kept by browsers for good.
 */
export function consoleFiles(folder: string): (request: HonoRequest) => Promise<Response> {
  const load = assetCache()
  const page = join(folder, 'index.html')
  return async (request) => {
    const path = filePath(folder, request.path)
    if (path === null) return plain(400, 'This path can not be read')
    const asset = path === folder ? null : await load(path)
    if (asset !== null) return send(request, asset, path === page ? 'no-cache' : cacheControl(request.path))
    if (request.path.startsWith('/assets/')) return plain(404, 'There is no such file; reload the page')
    const html = await load(page)
    if (html === null)
      return new Response(notBuilt, {
        status: 503,
        headers: { ...securityHeaders, 'content-type': 'text/html; charset=utf-8' },
      })
    return send(request, html, 'no-cache')
  }
}

/** The file that a path names; null where it leads out of the folder or is no path. */
function filePath(folder: string, path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    if (decoded.includes('\0')) return null
    const full = normalize(join(folder, decoded)).replace(/[/\\]+$/, '')
    return full === folder || full.startsWith(folder + sep) ? full : null
  } catch {
    return null
  }
}

async function send(request: HonoRequest, asset: Asset, caching: string): Promise<Response> {
  const headers: Record<string, string> = {
    ...securityHeaders,
    'content-type': asset.type,
    'cache-control': caching,
    etag: asset.etag,
    vary: 'accept-encoding',
  }
  if (request.header('if-none-match') === asset.etag) return new Response(null, { status: 304, headers })
  const encoding = chooseEncoding(request.header('accept-encoding') ?? '')
  const body = encoding === null ? asset.body : await asset.encoded(encoding)
  if (encoding !== null && body !== asset.body) headers['content-encoding'] = encoding
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: { ...headers, 'content-length': String(body.length) },
  })
}

function cacheControl(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'
}

function chooseEncoding(accepted: string): Encoding | null {
  const names = accepted
    .toLowerCase()
    .split(',')
    .filter((name) => !/;\s*q=0(\.0*)?\s*$/.test(name))
    .map((name) => name.split(';')[0]?.trim())
  if (names.includes('br')) return 'br'
  return names.includes('gzip') ? 'gzip' : null
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' } })
}
