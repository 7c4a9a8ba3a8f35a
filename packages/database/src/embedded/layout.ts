import { join } from 'node:path'

/** Where everything of one embedded cluster lies. A copy of a stopped folder starts elsewhere. */
export interface Layout {
  readonly dataDir: string
  /** PGDATA; the unix socket lies in it. */
  readonly pgData: string
  /** FIFO, 0600: every process that uses the cluster holds it open for writing. */
  readonly users: string
  /** What PostgreSQL says. A file and not a pipe, which would block it once nobody reads. */
  readonly log: string
  readonly pidFile: string
  readonly socket: string
  readonly socketLock: string
}

/** dataDir must be absolute. */
export function layoutOf(dataDir: string): Layout {
  const pgData = join(dataDir, 'pg')
  return {
    dataDir,
    pgData,
    users: join(dataDir, 'pg.users'),
    log: join(dataDir, 'pg.log'),
    pidFile: join(pgData, 'postmaster.pid'),
    socket: join(pgData, '.s.PGSQL.5432'),
    socketLock: join(pgData, '.s.PGSQL.5432.lock'),
  }
}
