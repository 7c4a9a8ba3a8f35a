import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Layout } from './layout.ts'

/** sun_path holds 108 bytes on Linux and 104 on macOS, with the zero at the end. */
const maxSocketPathBytes = 103

/** A way to the socket that is short enough to connect to. */
export interface SocketPath {
  /** The folder that has the socket, to give to a client as its host. */
  readonly dir: string
  readonly path: string
  close(): void
}

/** The socket's own path, or one through a link in a private folder when that is too long (a Cyrillic letter is two bytes). */
export function openSocketPath(layout: Layout): SocketPath {
  if (Buffer.byteLength(layout.socket) <= maxSocketPathBytes)
    return { dir: layout.pgData, path: layout.socket, close: () => undefined }
  const base = Buffer.byteLength(tmpdir()) < 60 ? tmpdir() : '/tmp'
  const folder = mkdtempSync(join(base, 'pf-socket-'))
  const dir = join(folder, 'pg')
  symlinkSync(layout.pgData, dir)
  return { dir, path: join(dir, '.s.PGSQL.5432'), close: () => rmSync(folder, { recursive: true, force: true }) }
}
