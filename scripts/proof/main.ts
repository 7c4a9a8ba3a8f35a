import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Proof } from './proof.ts'

/** `pnpm proof NAME [args]`: does the thing at real size with real processes, prints figures, keeps the output, exits 0 or 1. */
const proofs: Record<string, () => Promise<Proof>> = {
  books: async () => (await import('./books.ts')).proveBooks,
  engine: async () => (await import('./engine.ts')).proveEngine,
  golden: async () => (await import('./golden.ts')).proveGolden,
  kill: async () => (await import('./kill.ts')).proveKill,
  latency: async () => (await import('./latency.ts')).proveLatency,
  mutations: async () => (await import('./mutations.ts')).proveMutations,
  places: async () => (await import('./places.ts')).provePlaces,
  rest: async () => (await import('./rest.ts')).proveRest,
  samples: async () => (await import('./samples.ts')).proveSamples,
  servers: async () => (await import('./servers.ts')).proveServers,
  zombie: async () => (await import('./zombie.ts')).proveZombie,
}

const root = path.resolve(import.meta.dirname, '../..')

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(proofs, name) ? proofs[name] : undefined
  if (load === undefined) {
    console.error(`Usage: pnpm proof NAME [args]. There are: ${Object.keys(proofs).join(', ')}`)
    return 2
  }
  const prove = await load()
  const folder = path.join(root, 'docs/proof')
  await mkdir(folder, { recursive: true })
  const kept = createWriteStream(path.join(folder, `${name}.txt`))
  const say = (line: string) => {
    console.log(line)
    kept.write(`${line}\n`)
  }
  const began = performance.now()
  say(`$ pnpm proof ${[name, ...args].join(' ')}`)
  let held = false
  try {
    held = await prove({ root, args, say })
  } catch (error) {
    say(`Stopped by an error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
  say(`${held ? 'HOLDS' : 'DOES NOT HOLD'} after ${((performance.now() - began) / 1_000).toFixed(1)} s`)
  await new Promise((resolve) => kept.end(resolve))
  return held ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
