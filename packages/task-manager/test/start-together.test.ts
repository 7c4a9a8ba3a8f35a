import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createTestDatabase } from '@pf/database/testing'
import { expect, onTestFinished, test } from 'vitest'

const processes = 8
const rounds = 20
const script = fileURLToPath(new URL('starting-process.ts', import.meta.url))

test(
  'eight processes that start together on an empty database all start, twenty times',
  { timeout: 120_000 },
  async () => {
    const children = Array.from({ length: processes }, () => fork(script, { execArgv: [] }))
    onTestFinished(() => {
      for (const child of children) child.kill('SIGKILL')
    })
    const answers = () =>
      Promise.all(children.map(async (child): Promise<unknown> => (await once(child, 'message'))[0]))
    await answers()
    for (let round = 0; round < rounds; round++) {
      await using database = await createTestDatabase({ name: 'empty', prepare: () => Promise.resolve() })
      await database.pool.query('drop extension pg_trgm')
      const answered = answers()
      for (const child of children) child.send(database.url)
      expect((await answered).filter((answer) => answer !== '')).toEqual([])
      const { rows } = await database.pool.query(
        `select count(*)::int as tasks, (select count(*)::int from task_queue.job) as jobs,
        (select count(*)::int from task_queue.queue) as queues from tasks.task`,
      )
      expect(rows).toEqual([{ tasks: processes, jobs: processes, queues: 6 }])
    }
  },
)
