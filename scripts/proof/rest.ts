import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Proof } from './proof.ts'
import { transcribeBooks } from './rest/books.ts'
import type { CurlAnswer } from './rest/books.ts'
import { restTask } from './rest/rest-task.ts'
import { freePort, startProduct } from '@pf/bench/measuring'

const run = promisify(execFile)

const problem = z.object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string().optional() })

/** The REST routes as curl sees them: an import submitted, polled to its end, what bad requests are told, and part-number books. */
export const proveRest: Proof = async ({ root, say }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pf-proof-rest-'))
  const dataDir = path.join(folder, 'data')
  const product = await startProduct({ root, dataDir, port: await freePort() })
  let held = true
  const expect = (claim: string, holds: boolean) => {
    held &&= holds
    if (!holds) say(`  <-- wrong: ${claim}`)
  }
  const curl = async (...args: string[]): Promise<CurlAnswer> => {
    const shown = args.map((arg) => (/[\s{}"]/.test(arg) ? `'${arg}'` : arg)).join(' ')
    say(`$ curl -i ${shown}`.replaceAll(product.url, 'http://localhost:4600').replaceAll(`${folder}/`, ''))
    const { stdout } = await run('curl', ['-s', '-i', ...args])
    const [head = '', ...rest] = stdout.split('\r\n\r\n')
    const body = rest.join('\r\n\r\n')
    const headers = head.split('\r\n')
    const kept = headers.filter((line) => /^(HTTP|content-type|location|retry-after|etag|x-book)/i.test(line))
    for (const line of [...kept, '', body, '']) say(line.replaceAll(product.url, 'http://localhost:4600'))
    const header = (name: string) =>
      headers
        .find((line) => line.toLowerCase().startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim()
    return { status: Number(/^HTTP\S+ (\d+)/.exec(head)?.[1]), header, json: () => z.json().parse(JSON.parse(body)) }
  }
  try {
    const file = path.join(folder, 'stock.csv')
    await writeFile(
      file,
      'Артикул;Наименование;Остаток;Цена, руб. без НДС\nA-1;Процессор;5;1200,50\nA-2;Память;>10;800,00\nA-3;Диск;;99,90\n',
    )

    const submitted = await curl(
      '-F',
      `file=@${file}`,
      '-F',
      'as_of=2026-01-15',
      '-F',
      'scope=full',
      `${product.url}/api/admin/pricing/stock-import`,
    )
    const { task_id: taskId } = z.strictObject({ task_id: z.uuid() }).parse(submitted.json())
    expect(
      '202 with Location and Retry-After: 1',
      submitted.status === 202 &&
        submitted.header('location') === `/api/tasks/${taskId}` &&
        submitted.header('retry-after') === '1',
    )

    for (let poll = 0; ; poll++) {
      const answer = await curl(`${product.url}/api/tasks/${taskId}`)
      const task = restTask.parse(answer.json())
      expect('200', answer.status === 200)
      if (task.done_at !== null) {
        expect(
          'completed with a result and no error',
          task.status === 'completed' &&
            task.state === 'completed' &&
            task.result !== null &&
            task.error === null &&
            task.progress === 100,
        )
        break
      }
      if (poll > 60) throw new Error('The import did not end within 60 s')
      await delay(1_000)
    }

    const bad = path.join(folder, 'letter.csv')
    await writeFile(bad, '<!doctype html><html><body>no table</body></html>')
    const refused = z
      .object({ task_id: z.uuid() })
      .parse(
        (
          await curl('-F', `file=@${bad}`, '-F', 'as_of=2026-01-15', `${product.url}/api/admin/pricing/stock-import`)
        ).json(),
      )
    for (;;) {
      const task = restTask.parse((await curl(`${product.url}/api/tasks/${refused.task_id}`)).json())
      if (task.done_at !== null) {
        expect(
          'a refused file is an error with a sentence',
          task.status === 'error' && task.state === 'error' && task.result === null && typeof task.error === 'string',
        )
        break
      }
      await delay(500)
    }

    const refusals: [string, number, string[]][] = [
      ['an unknown task', 404, [`${product.url}/api/tasks/01900000-0000-7000-8000-000000000000`]],
      ['an id that is none', 400, [`${product.url}/api/tasks/nonsense`]],
      ['an import without a file', 400, ['-F', 'as_of=2026-01-15', `${product.url}/api/admin/pricing/stock-import`]],
      [
        'a day that is none',
        400,
        ['-F', `file=@${file}`, '-F', 'as_of=yesterday', `${product.url}/api/admin/pricing/stock-import`],
      ],
      [
        'a request from another site',
        403,
        ['-H', 'Origin: https://evil.example', '-F', `file=@${file}`, `${product.url}/api/admin/pricing/stock-import`],
      ],
    ]
    for (const [what, status, args] of refusals) {
      const answer = await curl(...args)
      expect(
        `${what} is told ${status} as problem+json`,
        answer.status === status &&
          (answer.header('content-type') ?? '').startsWith('application/problem+json') &&
          problem.safeParse(answer.json()).success,
      )
    }
    await transcribeBooks({ url: product.url, dataDir, curl, expect, say })
    return held
  } finally {
    await product.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
