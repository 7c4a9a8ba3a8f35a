import { relative } from 'node:path'
import { styleText } from 'node:util'
import { DatabaseError } from '@pf/database'
import type { DatabaseEvent } from '@pf/database'
import type { Config } from '../config/config.ts'
import { version } from '../config/version.ts'
import { isLoopback } from '../http/host-name.ts'
import { ListenError } from '../http/listen.ts'
import type { Log } from '../log.ts'
import { startServer } from '../running-server.ts'
import type { RunningServer } from '../running-server.ts'
import { stopSignal } from '../stop-signal.ts'
import { CommandError } from './command-error.ts'
import { portInUse } from './port-in-use.ts'
import type { StartScreen } from './start-screen.ts'

export interface ServeOptions {
  readonly config: Config
  readonly withWorker: boolean
  readonly log: Log
  /** For a person at a terminal; without one the log tells what happens. */
  readonly screen?: StartScreen
  /** What else must be done before the server is announced; if it fails, the server stops. */
  readonly meanwhile?: Promise<void>
}

/**
 * Runs the server until a signal stops it.
 * @throws CommandError when it can't start, and what `meanwhile` throws
 */
export async function serve({ config, withWorker, log, screen, meanwhile }: ServeOptions): Promise<void> {
  using signals = stopSignal()
  {
    await using server = await start({ config, withWorker, log, screen })
    const stoppedEarly = await Promise.race([meanwhile, signals.stopped])
    if (stoppedEarly === undefined) announce({ server, host: config.host, log, screen })
    const signal = await signals.stopped
    screen?.say(`\n  Stopping${withWorker ? '; tasks that run are handed back and go on at the next start' : ''}`)
    log.debug({ signal }, 'Stopping')
  }
  if (screen === undefined) log.info('PriceForge has stopped')
  else screen.say('  Stopped')
}

async function start({
  config,
  withWorker,
  log,
  screen,
}: Pick<ServeOptions, 'config' | 'withWorker' | 'log'> & { screen: StartScreen | undefined }): Promise<RunningServer> {
  const where = config.databaseUrl === null ? shortPath(`${config.dataDir}/pg`) : 'DATABASE_URL'
  const databaseReady = screen?.step('Database', `starting · ${where}`)
  let told = where
  const onDatabaseEvent = ({ kind, text }: DatabaseEvent): void => {
    if (kind === 'joined') told = `${where}, shared with a process that runs already`
    if (kind === 'recovering') screen?.say(`    ${text}`)
    if (kind === 'ready') databaseReady?.(`ready · ${told}`)
  }
  try {
    return await startServer({ config, log, withWorker, onDatabaseEvent })
  } catch (error) {
    if (error instanceof ListenError) {
      const message = error.isPortTaken ? await portInUse(config) : error.message
      throw new CommandError(message, 1, { cause: error })
    }
    if (error instanceof DatabaseError) throw new CommandError(error.message, 1, { cause: error })
    throw error
  }
}

interface Announcement {
  readonly server: RunningServer
  /** The address that it listens at. */
  readonly host: string
  readonly log: Log
  readonly screen: StartScreen | undefined
}

function announce({ server, host, log, screen }: Announcement): void {
  if (!isLoopback(host))
    log.warn(
      { host },
      'Whoever reaches this server over the network may do everything, for there are no accounts. Unset HOST to serve this machine alone',
    )
  const text = `PriceForge is at ${server.url}`
  if (screen === undefined) {
    log.info({ version, url: server.url }, text)
    return
  }
  const bold = styleText('bold', text, { stream: process.stdout })
  screen.say(`\n  ${bold}\n  Ctrl-C stops it; nothing is lost.\n`)
}

function shortPath(path: string): string {
  const short = relative(process.cwd(), path)
  return short.startsWith('..') || short === '' ? path : `./${short}`
}
