import path from 'node:path'
import { packEngine } from './engine/pack-engine.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Usage: pnpm pack:engine FOLDER')
  process.exitCode = 2
} else {
  // pnpm runs scripts in the root of the workspace; the folder is meant from where the user is.
  const { tarballs, example } = await packEngine(path.resolve(process.env['INIT_CWD'] ?? '', folder))
  for (const tarball of tarballs.values()) console.log(tarball)
  console.log(`${example}: the example that uses them; its README goes on from here`)
}
