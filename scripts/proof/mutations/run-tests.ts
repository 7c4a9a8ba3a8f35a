import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const engine = ['task-contract', 'task-manager', 'task-react', 'database']

/** What is needed of vitest's report. */
const report = z.object({
  numPassedTests: z.int(),
  success: z.boolean(),
  testResults: z.array(
    z.object({ name: z.string(), assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
})

/** What a run of tests came to. A run that fails without a failing test has not found anything. */
interface TestRun {
  readonly passed: boolean
  readonly tests: number
  /** File and name of the first test that failed. */
  readonly failed: string | undefined
}

/** Runs the tests of the engine's projects in a copy of the tree until one fails; with `file` those of the files whose names contain it. */
export async function runTests(copy: string, file?: string): Promise<TestRun> {
  const kept = path.join(copy, 'test-report.json')
  await rm(kept, { force: true })
  const args = ['run', '--bail', '1', '--reporter', 'json', '--outputFile', kept]
  for (const project of engine) args.push('--project', project)
  if (file !== undefined) args.push(file)
  const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await new Promise((resolve) => vitest.once('close', resolve))
  const { success, numPassedTests, testResults } = report.parse(JSON.parse(await readFile(kept, 'utf8')))
  const failed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${path.relative(copy, name)}: ${fullName}`),
  )
  return { passed: success, tests: numPassedTests, failed: failed[0] }
}
