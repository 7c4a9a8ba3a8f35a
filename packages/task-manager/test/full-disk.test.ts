import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ann, createGate, handlersWith, openManager, until, untilStatus } from './open-engine.ts'
import { openOwnServer } from './own-server.ts'

/** A small disk of its own, gone at the end of the test; undefined for who may not mount one. */
function mountDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'pf-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=0755', 'tmpfs', folder])
  onTestFinished(() => {
    if (status === 0) spawnSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  return status === 0 ? folder : undefined
}

/** Writes a file until not a byte more fits; answers what gives the space back. */
function fillDisk(folder: string): () => void {
  const path = join(folder, 'filler')
  const file = openSync(path, 'w')
  for (const bytes of [1024 * 1024, 4096, 1]) {
    const piece = Buffer.alloc(bytes, 1)
    try {
      for (;;) writeSync(file, piece)
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' })
    }
  }
  closeSync(file)
  return () => rmSync(path)
}

test(
  'on a full disk submits are refused in words and nothing answered is lost; with space again all goes on by itself',
  { timeout: 90_000 },
  async (context) => {
    const disk = mountDisk()
    if (disk === undefined) return context.skip('only root, where it may mount a disk of its own, can fill one')
    const { database } = await openOwnServer({ folder: join(disk, 'data') })
    await database.pool.query('create table effect (task_id uuid not null, bulk text not null)')
    const { manager, lines } = await openManager(database)
    const gates = [createGate(), createGate()]
    const handlers = handlersWith({
      send_digest: {
        run: async ({ input: { to }, task, signal, complete }) => {
          const isBig = to === 'running'
          if (isBig) await gates[task.attempt - 1]?.pass(signal)
          const bulk = isBig ? randomBytes(1024 * 1024).toString('hex') : ''
          return complete(async (tx) => {
            await tx.$client.query('insert into effect values ($1, $2)', [task.id, bulk])
            return { sent: 1 }
          })
        },
      },
    })
    await manager.startWorker({ handlers })
    const running = await manager.submit({ type: 'send_digest', input: { to: 'running' } }, ann)
    await gates[0]?.arrived
    const answered = [running.taskId]
    // A fresh file of the log, so that it is the tables that find no room; a log without room ends PostgreSQL.
    await database.pool.query('select pg_switch_wal()')
    await database.pool.query('checkpoint')
    const freeDisk = fillDisk(disk)
    const refusals: unknown[] = []
    const submit = async (): Promise<boolean> => {
      try {
        answered.push((await manager.submit({ type: 'send_digest', input: { to: 'x'.repeat(2_000) } }, ann)).taskId)
        return true
      } catch (error) {
        refusals.push(error)
        return false
      }
    }
    while (await submit());
    expect(refusals[0]).toMatchObject({
      code: 'STORAGE_FULL',
      message: expect.stringContaining('The disk of the database is full'),
    })
    // What runs finds no room for its end, and is tried again.
    gates[0]?.open()
    await until(() => lines.some(({ text }) => text === `Task ${running.taskId}/1 failed unexpectedly`))

    freeDisk()
    gates[1]?.open()
    await until(submit, 30_000)
    for (const id of answered) await untilStatus(manager, id, 'completed')
    expect((await manager.get(running.taskId, ann)).attempt).toBe(2)
    const { rows } = await database.pool.query('select task_id from effect')
    expect(rows).toHaveLength(answered.length)
  },
)
