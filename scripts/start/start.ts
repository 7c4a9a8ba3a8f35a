import path from 'node:path'
import { CommandError } from '../../packages/server/src/cli/command-error.ts'
import { startScreen } from '../../packages/server/src/cli/start-screen.ts'
import { ConfigError, processConfig } from '../../packages/server/src/config/config.ts'
import { buildConsole } from './build-console.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Starts database, server and worker and, at the same time, builds the console; answers the exit status once it was stopped. */
export async function start(): Promise<number> {
  const screen = startScreen(process.stdout)
  const given = new AbortController()
  try {
    const config = processConfig()
    const meanwhile = buildConsole({ root, screen, signal: given.signal })
    // Loading the server takes a moment, in which the build goes on; its failure is told by `serve`.
    meanwhile.catch(() => undefined)
    const { serve } = await import('../../packages/server/src/cli/serve.ts')
    const { createLog } = await import('../../packages/server/src/log.ts')
    const log = createLog({ level: config.logLevel, format: 'lines' })
    await serve({ config, withWorker: true, log, screen, meanwhile })
    return 0
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof ConfigError)) throw error
    process.stderr.write(`\n  ${error.message}\n`)
    return error instanceof CommandError ? error.exitStatus : 2
  } finally {
    given.abort()
  }
}
