import { Readable } from 'node:stream'

const types: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** A file that the browser keeps, never shows. An error of the content destroys the connection: the client sees that it has not got the whole. */
export function attachment(name: string, content: Readable, headers: Readonly<Record<string, string>> = {}): Response {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
  // For clients that know no other letters.
  const plain = /^[\w.-]+$/.test(name) ? name : `file${/^\w+$/.test(ending) ? `.${ending}` : ''}`
  return new Response(Readable.toWeb(content), {
    headers: {
      'content-type': types[ending] ?? 'application/octet-stream',
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })
}
