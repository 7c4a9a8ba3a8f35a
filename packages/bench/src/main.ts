import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { benchBook } from './book.ts'
import { benchCapacity } from './capacity.ts'
import { benchEngine } from './engine.ts'
import { openDataFolder } from './measuring/open-data-folder.ts'
import type { Scene } from './scene.ts'
import { redisVersion } from './systems/redis.ts'

/** `pnpm bench NAME [measures] [--quick]`: measures, prints a table, keeps it in `results`; exits 1 when a target was missed. */
const benches: Readonly<Record<string, (scene: Scene, names: readonly string[]) => Promise<boolean>>> = {
  book: benchBook,
  capacity: benchCapacity,
  engine: benchEngine,
}

const root = path.resolve(import.meta.dirname, '../../..')

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false } },
  })
  const [name = '', ...names] = positionals
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
  if (bench === undefined) {
    console.error(`Usage: pnpm bench NAME [measures] [--quick]. There are: ${Object.keys(benches).join(', ')}`)
    return 2
  }
  if (values.quick) console.log('A quick run, with small sizes: its figures count for nothing.')
  const folder = await mkdtemp(path.join(tmpdir(), 'pf-bench-'))
  try {
    const dataDir = path.join(folder, 'data')
    await using database = await openDataFolder(dataDir)
    const pins = spawnSync('taskset', ['--version']).status === 0
    const scene = {
      root,
      dataDir,
      database,
      quick: values.quick,
      pins,
      hasRedis: redisVersion() !== null,
      say: console.log,
    }
    return (await bench(scene, names)) ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

process.exitCode = await main()
