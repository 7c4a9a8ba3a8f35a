import { execFile, spawn } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Proof } from './proof.ts'
import { freePort } from '@pf/bench/measuring'

const run = promisify(execFile)

interface User {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/**
 * A fresh clone as root and as an ordinary user, in a folder of mode 0700 and in one with blanks and Cyrillic in its path: the README's
 * start command, `/healthz`, a file imported by command line, one browser test, stop; nothing is left running.
 */
export const provePlaces: Proof = async ({ root, say }) => {
  const users: User[] = [{ name: 'root', uid: 0, gid: 0 }, await ordinaryUser()]
  if (process.getuid?.() !== 0) throw new Error('This proof changes users, so it must be run as root')
  let held = true
  for (const user of users) {
    for (const place of ['private', 'с пробелами и кириллицей']) {
      const problems = await tryPlace({ root, user, place, say })
      held &&= problems.length === 0
      say(
        `${user.name}, ${place === 'private' ? 'folder of mode 0700' : `"${place}"`}: ${problems.length === 0 ? 'holds' : problems.join('; ')}`,
      )
    }
  }
  return held
}

async function ordinaryUser(): Promise<User> {
  const passwd = await readFile('/etc/passwd', 'utf8')
  const [, , uid, gid] = (passwd.split('\n').find((line) => line.startsWith('nobody:')) ?? '').split(':')
  if (uid === undefined || gid === undefined) throw new Error('This machine has no user "nobody"')
  return { name: 'nobody', uid: Number(uid), gid: Number(gid) }
}

async function tryPlace({
  root,
  user,
  place,
  say,
}: {
  root: string
  user: User
  place: string
  say: (line: string) => void
}): Promise<string[]> {
  const outer = await mkdtemp(path.join(tmpdir(), 'pf-place-'))
  await chmod(outer, 0o755)
  const folder = path.join(outer, place)
  await mkdir(folder, { mode: place === 'private' ? 0o700 : 0o755 })
  const home = path.join(outer, 'home')
  await mkdir(home)
  const clone = path.join(folder, 'priceforge')
  await run('git', ['clone', '-q', root, clone])
  await run('chown', ['-R', `${user.uid}:${user.gid}`, outer])
  const port = await freePort()
  const env = { PATH: systemPath(), HOME: home, LANG: 'C.UTF-8', PORT: String(port), TMPDIR: tmpdir() }
  const as = { cwd: clone, uid: user.uid, gid: user.gid, env }
  const problems: string[] = []
  const check = (claim: string, holds: boolean) => {
    if (!holds) problems.push(claim)
  }

  const began = performance.now()
  const start = spawn('npx', ['-y', 'pnpm@12', 'start'], { ...as, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  start.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  start.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  try {
    const up = await waitFor(
      async () => (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null))?.ok === true,
      180_000,
    )
    check('/healthz did not answer', up)
    if (!up) say(output)
    say(`  ${user.name}: /healthz answered after ${((performance.now() - began) / 1_000).toFixed(1)} s`)

    const file = path.join(home, 'stock.csv')
    await writeFile(file, 'Артикул;Остаток;Цена без НДС\nA-1;5;10,50\nA-2;7;20,00\n')
    await chown(file, user.uid, user.gid)
    const node = path.join(clone, 'node_modules/.bin/node')
    const cli = path.join(clone, 'packages/server/src/bin/priceforge.ts')
    const imported = await run(
      node,
      [cli, 'import', file, '--as-of', '2026-01-15', '--url', `http://127.0.0.1:${port}`],
      as,
    ).catch((error: unknown) => error)
    check(`the import by command line failed: ${JSON.stringify(imported)}`, !(imported instanceof Error))

    const browser = await run(
      path.join(clone, 'node_modules/.bin/vitest'),
      ['run', '--project', 'web', 'e2e/tasks.test.ts'],
      { ...as, maxBuffer: 1 << 26 },
    ).catch((error: unknown) => error)
    check(`the browser test failed: ${JSON.stringify(browser)}`, !(browser instanceof Error))
  } finally {
    if (start.pid !== undefined) process.kill(-start.pid, 'SIGINT')
  }
  const gone = await waitFor(async () => (await processesIn(clone)).length === 0, 15_000)
  check(`left running: ${(await processesIn(clone)).join(', ')}`, gone)
  await rm(outer, { recursive: true, force: true })
  return problems
}

/** The path without this repository's own Node: the proof must start from the system's. */
function systemPath(): string {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((entry) => !entry.includes('node_modules'))
    .join(path.delimiter)
}

async function waitFor(condition: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  while (performance.now() < deadline) {
    if (await condition()) return true
    await delay(100)
  }
  return false
}

/** Processes that work in or were started from a folder. */
async function processesIn(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').trim()
    const parts =
      command === ''
        ? []
        : [
            command,
            await run('readlink', [`/proc/${pid}/cwd`]).then(
              ({ stdout }) => stdout.trim(),
              () => '',
            ),
          ]
    if (parts.some((part) => part.includes(folder))) found.push(`${pid} ${command.slice(0, 120)}`)
  }
  return found
}
