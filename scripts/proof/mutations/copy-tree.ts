import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Copies the working tree, with what is not committed, into a temporary folder; what npm brought is linked, and the packages there find each other. */
export async function copyTree(root: string): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'pf-proof-mutations-'))
  // Tests that run as an ordinary user must reach it.
  await chmod(copy, 0o755)
  const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  const files = stdout.split('\0').filter((file) => /^(apps\/|packages\/|scripts\/|[^/]+$)/.test(file))
  for (const file of files) await cp(path.join(root, file), path.join(copy, file))
  await mkdir(path.join(copy, 'node_modules'))
  for (const entry of await readdir(path.join(root, 'node_modules'))) {
    if (entry === '@pf' || entry === '.cache') continue
    await symlink(path.join(root, 'node_modules', entry), path.join(copy, 'node_modules', entry))
  }
  // Relative links: they lead to the copies.
  const workspaces = ['apps', 'packages'].map(async (group) =>
    (await readdir(path.join(root, group))).map((name) => `${group}/${name}/node_modules`),
  )
  const linked = ['node_modules/@pf', ...(await Promise.all(workspaces)).flat()]
  for (const folder of linked) {
    await cp(path.join(root, folder), path.join(copy, folder), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.includes('/.cache'),
    })
  }
  return copy
}
