import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)
/** The registry may be slow. */
const patienceMs = 180_000

/**
 * Runs the pnpm that runs us, else the one of npm, on the Node that runs us.
 * @throws Error with what it said
 */
export async function pnpm(args: readonly string[], cwd: string): Promise<string> {
  const { NODE_ENV: _ours, ...env } = process.env
  const own = env['npm_execpath']
  const [program, first] = own?.includes('pnpm') ? [own, []] : ['npx', ['-y', 'pnpm@12']]
  const paths = [path.dirname(process.execPath), env['PATH']].join(path.delimiter)
  try {
    const { stdout } = await execute(program, [...first, ...args], {
      cwd,
      env: { ...env, PATH: paths },
      timeout: patienceMs,
    })
    return stdout
  } catch (error) {
    throw new Error(`pnpm ${args.join(' ')} failed in ${cwd}: ${saidBy(error)}`, { cause: error })
  }
}

/** pnpm tells of errors on its standard output, too. */
function saidBy(error: unknown): string {
  const { stdout, stderr } = Object(error)
  return [stdout, stderr].filter((text) => typeof text === 'string').join('\n') || String(error)
}
