import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** A Chromium, and what it needs in its environment. */
export interface FoundBrowser {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The browser that PRICEFORGE_TEST_BROWSER names, else one of the system's, else the one that npm brought (Linux on x64).
 * @throws Error that says how to name a browser
 */
export async function findBrowser(cache: string): Promise<FoundBrowser> {
  const named = process.env['PRICEFORGE_TEST_BROWSER']
  if (named !== undefined && named !== '') return { executablePath: named, env: {} }
  for (const executablePath of systemBrowsers) if (await exists(executablePath)) return { executablePath, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No browser was found. Install Chrome, or name one in PRICEFORGE_TEST_BROWSER')
  }
  return unpackChromium(cache)
}

/**
 * Unpacks the Chromium of @sparticuz/chromium, with the libraries and fonts that slim systems lack, once for each of its versions. The
 * package itself unpacks to a place that all users and versions share; here it is the project's own, and appears complete or not at all.
 */
async function unpackChromium(cache: string): Promise<FoundBrowser> {
  const root = path.resolve(import.meta.dirname, '../../node_modules/@sparticuz/chromium')
  const manifest: unknown = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown'
  const folder = path.join(cache, `chromium-${version}-with-fonts`)
  if (!(await exists(folder))) await unpack(path.join(root, 'bin'), folder)
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'), FONTCONFIG_PATH: path.join(folder, 'fonts') },
  }
}

/** Where the fonts lie, relative to this file; their cache needs a full path, else it would land wherever the tests are run. */
const fontConfiguration = (cache: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir>${cache.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</cachedir>
</fontconfig>
`

async function unpack(packed: string, folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true })
  const unfinished = await mkdtemp(`${folder}-`)
  const before = process.env['TMPDIR']
  // The package unpacks into the temporary folder, which it asks the system for at each call.
  process.env['TMPDIR'] = unfinished
  try {
    const { inflate } = await import('@sparticuz/chromium')
    for (const archive of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br']) await inflate(path.join(packed, archive))
    // Its own configuration looks for the fonts in fixed places; without a font Chromium dies of the first native control.
    await writeFile(path.join(unfinished, 'fonts/fonts.conf'), fontConfiguration(path.join(folder, 'fonts/cache')))
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  try {
    await rename(unfinished, folder)
  } catch (error) {
    // Another run was faster.
    await rm(unfinished, { recursive: true, force: true })
    if (!(await exists(folder))) throw error
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}
