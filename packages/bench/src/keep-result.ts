import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Keeps the table of a whole run in `results`. */
export async function keepResult(name: string, text: string): Promise<void> {
  const folder = path.join(import.meta.dirname, '../results')
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, `${name}.md`), text)
}
