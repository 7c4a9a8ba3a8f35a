import { rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { postgresPid, processesIn, sharedDataDir, until, users } from './data-folder.ts'
import { UserProcess } from './user-process-protocol.ts'

describe.each(users)('as $who', ({ as }) => {
  const folder = sharedDataDir(as)

  test('a killed host takes PostgreSQL with it, and every acknowledged commit is there at the next start', async () => {
    const dataDir = folder.path
    await using killed = await new UserProcess(dataDir, { as }).ready()
    await writeSome(killed)
    await killed.signal('SIGKILL')
    await until(() => processesIn(dataDir).length === 0)

    await using next = await new UserProcess(dataDir, { as }).ready()
    await expectAllWritten(next, killed.acknowledged)
  })

  test('host, watcher and PostgreSQL killed together: the next start recovers every acknowledged commit', async () => {
    const dataDir = folder.path
    await using killed = await new UserProcess(dataDir, { as }).ready()
    await writeSome(killed)
    for (const pid of [...processesIn(dataDir, 'sh'), postgresPid(dataDir)])
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    await killed.signal('SIGKILL')

    await using next = await new UserProcess(dataDir, { as }).ready()
    await expectAllWritten(next, killed.acknowledged)
  })

  test('a killed PostgreSQL is started again once, while host and guest go on', async () => {
    const dataDir = folder.path
    await using host = await new UserProcess(dataDir, { as }).ready()
    await using guest = await new UserProcess(dataDir, { as }).ready()
    await writeSome(host)
    await guest.query('select 1')
    const before = postgresPid(dataDir)
    const marks = { host: host.mark, guest: guest.mark }
    if (before !== undefined) process.kill(before, 'SIGKILL')
    // Whichever looks first; the other may not notice at all.
    await Promise.race([
      host.until((report) => report.kind === 'event' && report.event.kind === 'restarted', marks.host),
      guest.until((report) => report.kind === 'event' && report.event.kind === 'restarted', marks.guest),
    ])
    await host.until((report) => report.kind === 'acknowledged', host.mark)
    expect(postgresPid(dataDir)).not.toBe(before)
    await expectAllWritten(guest, host.acknowledged)
    await host.close()
    await guest.close()
    expect(processesIn(dataDir)).toEqual([])
  })
})

describe('whoever it is', () => {
  const folder = sharedDataDir(undefined)

  test('a killed watcher is replaced, and PostgreSQL does not notice', async () => {
    const dataDir = folder.path
    await using host = await new UserProcess(dataDir).ready()
    const [watcher = 0] = processesIn(dataDir, 'sh')
    const before = postgresPid(dataDir)
    process.kill(watcher, 'SIGKILL')
    await host.until((report) => report.kind === 'event' && report.event.kind === 'restarted')
    expect(processesIn(dataDir, 'sh')).toHaveLength(1)
    expect(postgresPid(dataDir)).toBe(before)
    await host.signal('SIGKILL')
    await until(() => processesIn(dataDir).length === 0)
  })

  test('a guest goes on without an error when the host is killed', async () => {
    const dataDir = folder.path
    await using host = await new UserProcess(dataDir).ready()
    await using guest = await new UserProcess(dataDir).ready()
    await writeSome(guest)
    await host.signal('SIGKILL')
    const { mark } = guest
    await guest.until((report) => report.kind === 'acknowledged', mark)
    expect(guest.failures).toEqual([])
    await guest.close()
    expect(processesIn(dataDir)).toEqual([])
  })

  test('a PostgreSQL that lost host and watcher is adopted by the next start', async () => {
    const dataDir = folder.path
    await using host = await new UserProcess(dataDir).ready()
    const orphan = postgresPid(dataDir)
    const [watcher = 0] = processesIn(dataDir, 'sh')
    await host.signal('SIGSTOP')
    process.kill(watcher, 'SIGKILL')
    await host.signal('SIGKILL')
    await using next = await new UserProcess(dataDir).ready()
    expect(next.events).toEqual(['joined'])
    expect(postgresPid(dataDir)).toBe(orphan)
    await next.close()
    expect(processesIn(dataDir)).toEqual([])
  })

  test('a FIFO that was removed is made again, and the last user still ends PostgreSQL', async () => {
    const dataDir = folder.path
    await using host = await new UserProcess(dataDir).ready()
    rmSync(`${dataDir}/pg.users`)
    await host.until((report) => report.kind === 'event' && report.event.kind === 'restarted')
    expect(await host.query('select 1 as one')).toEqual([{ one: 1 }])
    await host.signal('SIGKILL')
    await until(() => processesIn(dataDir).length === 0)
  })
})

/** Each process writes numbers of its own. */
let lastWriter = 0

async function writeSome(user: UserProcess): Promise<void> {
  lastWriter += 1
  user.tell({ do: 'write', from: lastWriter * 1_000_000 })
  await user.until(() => user.acknowledged.length >= 50)
}

async function expectAllWritten(user: UserProcess, acknowledged: number[]): Promise<void> {
  const rows = await user.query('select id from written')
  const written = new Set(rows.map((row) => row['id']))
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(acknowledged.filter((id) => !written.has(id))).toEqual([])
}
