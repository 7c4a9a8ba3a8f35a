import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { proveDownloads } from './books/downloads.ts'
import { proveKills } from './books/kills.ts'
import { proveReaders } from './books/readers.ts'
import type { Proof } from './proof.ts'

/**
 * Books under their readers: 100 at once during 50 activations, by HTTP and by the views; creations killed at ten moments; downloads whose
 * book retention deletes.
 */
export const proveBooks: Proof = async ({ root, say }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pf-proof-books-'))
  try {
    let held = true
    for (const [name, prove] of Object.entries({
      readers: proveReaders,
      kills: proveKills,
      downloads: proveDownloads,
    })) {
      say(`${name}:`)
      const holds = await prove({ root, dataDir: path.join(folder, name), say })
      if (!holds) say('  <-- wrong')
      held &&= holds
    }
    return held
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
