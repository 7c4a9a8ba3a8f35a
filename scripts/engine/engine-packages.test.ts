import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../browser/open-browser.ts'
import { packEngine } from './pack-engine.ts'
import type { PackedEngine } from './pack-engine.ts'
import { pnpm } from './pnpm.ts'
import { startExample } from './start-example.ts'

const root = path.resolve(import.meta.dirname, '../..')
const run = promisify(execFile)
/** Runs a program of the workspace's own dependencies; throws when it ends with another status than 0. */
const runTool = (name: string, args: string[], cwd = root) =>
  run(path.join(root, 'node_modules/.bin', name), args, { cwd })

let folder: string
let engine: PackedEngine
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'engine-packages-'))
  // As root, PostgreSQL runs as a user who cannot reach this folder, which is private.
  engine = await packEngine(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The files of a folder, by their paths in it. */
async function filesIn(of: string): Promise<Map<string, string>> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(files.map(async (file) => [path.relative(of, file), await readFile(file, 'utf8')] as const)),
  )
}

test('the packages hold built code, a readme and a licence, and no word of a product', async () => {
  expect(engine.tarballs.size).toBe(4)
  for (const [name, tarball] of engine.tarballs) {
    const unpacked = path.join(folder, 'unpacked', name)
    await mkdir(unpacked, { recursive: true })
    await run('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1'])
    const files = await filesIn(unpacked)
    const others = [...files.keys()].filter((file) => !/^(dist\/.*\.(js|d\.ts)|drizzle\/.*)$/.test(file))
    expect(others.toSorted(), name).toEqual(['LICENSE', 'README.md', 'package.json'])
    expect(
      [...files.keys()].filter((file) => file.includes('.test.')),
      name,
    ).toEqual([])
    expect(
      [...files].filter(([file, text]) => /pric/i.test(file + text)).map(([file]) => file),
      name,
    ).toEqual([])
  }
})

test('publint and attw find no fault with the packages', async () => {
  const tarballs = [...engine.tarballs.values()]
  await Promise.all([
    ...tarballs.map((tarball) => runTool('publint', [tarball, '--strict'])),
    ...tarballs.map((tarball) => runTool('attw', ['--profile', 'esm-only', tarball])),
  ])
})

test('the example is at most 120 lines of its own, and imports nothing but the engine and its peers', async () => {
  const files = [...(await filesIn(engine.example))].filter(([file]) => /\.(ts|tsx|html)$/.test(file))
  expect(files.length).toBeGreaterThan(1)
  expect(files.reduce((sum, [, text]) => sum + text.trimEnd().split('\n').length, 0)).toBeLessThanOrEqual(120)
  const imported = files.flatMap(([, text]) => [...text.matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => name ?? ''))
  const known =
    /^(node:|@pf\/(task-contract|task-manager|task-react|database)\b|@trpc\/|@tanstack\/react-query|react\b|zod$|vite$|@vitejs\/)/
  expect(imported.filter((name) => !known.test(name))).toEqual([])
})

test('the example is installed from the tarballs, and is typed to its components', async () => {
  await pnpm(['install'], engine.example)
  await expectTyped(engine.example)
})

test('the example, built, shows the progress and the result of a task in a browser', async () => {
  await pnpm(['build'], engine.example)
  await using example = await startExample(engine.example)
  await using browser = await openBrowser()
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  await page.goto(example.url)
  const number = page.getByRole('spinbutton')
  const button = page.getByRole('button', { name: 'Count' })
  const bar = page.getByRole('progressbar', { name: 'Count primes' })

  await number.fill('10000000')
  await button.click()
  const percent = async () => Number(await bar.getAttribute('value'))
  await expect.poll(percent, { timeout: 30_000, interval: 50 }).toSatisfy((now: number) => now > 0 && now < 100)
  await page.getByText('so far').waitFor()
  // The task is the server's, not the page's.
  await page.reload()
  await expect.poll(percent, { timeout: 30_000, interval: 50 }).toBeGreaterThan(0)
  await page.getByText('664579 primes, the largest is 9999991').waitFor()
  expect(await percent()).toBe(100)

  await number.fill('2')
  await button.click()
  await page.getByRole('alert').getByText('There is no prime below 2').waitFor()
  expect(faults).toEqual([])
  expect(await example.stop()).toBe(0)
})

test('a handler of the example is tested with the testing kit, installed from the tarballs', async () => {
  await pnpm(['add', '--save-dev', 'vitest@^5.1.0'], engine.example)
  await writeFile(
    path.join(engine.example, 'vitest.config.ts'),
    `export default { test: { globalSetup: ['@pf/database/testing/global-setup'] } }`,
  )
  const lines = [
    `import { openTaskKit } from '@pf/task-manager/testing'`,
    `import { expect, test } from 'vitest'`,
    `import { countPrimes, registry } from './count-primes.ts'`,
    `import { handlers } from './handlers.ts'`,
    `test('primes', async () => {`,
    `  await using kit = await openTaskKit({ registry, handlers: () => handlers })`,
    `  const task = await kit.runTask(countPrimes, { below: 100 })`,
    `  expect(task).toMatchObject({ status: 'completed', result: { primes: 25, largest: 97 } })`,
    `})`,
  ]
  await writeFile(path.join(engine.example, 'src/handlers.test.ts'), lines.join('\n'))
  expect(await pnpm(['exec', 'tsc'], engine.example)).toBe('')
  expect(await pnpm(['exec', 'vitest', 'run', '--reporter=tap-flat'], engine.example)).toContain('ok 1 - src/handlers')
})

/** Types that have been lost on the way (`any`) make a line after `@ts-expect-error` compile, which the compiler reports. */
async function expectTyped(example: string): Promise<void> {
  const lines = [
    `import { countPrimes } from './count-primes.ts'`,
    `import { useSubmitTask } from './tasks.ts'`,
    `const { submit, task } = useSubmitTask(countPrimes)`,
    `// @ts-expect-error the input is typed`,
    `submit({ below: '100' })`,
    `// @ts-expect-error there is no result before the task is completed`,
    `void task?.result`,
    `// @ts-expect-error the result is typed`,
    `if (task?.status === 'completed') void task.result.prime`,
    `if (task?.status === 'completed') void task.result.primes.toFixed()`,
  ]
  const check = path.join(example, 'src/types-check.ts')
  await writeFile(check, lines.join('\n'))
  await pnpm(['exec', 'tsc'], example)
  await rm(check)
}
