import { expect, test } from 'vitest'
import { ann, createGate, openEngine, until, untilStatus } from './open-engine.ts'
import { resizeImage } from './registry.ts'

test('a task goes from queued to completed, with its result, and its timeline says how', async () => {
  const gate = createGate()
  const { manager } = await openEngine({
    resize_image: {
      run: async ({ input, progress, log, signal, task, actor }) => {
        progress(40, resizeImage.messages.reading({ rows: 7 }))
        log('info', 'opened', { by: actor.id, attempt: task.attempt })
        await gate.pass(signal)
        return { bytes: input.width }
      },
    },
  })
  const submitted = await manager.submit({ type: 'resize_image', input: { name: 'a' } }, ann)
  expect(submitted).toMatchObject({ deduplicated: false, task: { status: 'queued', progress: 0, createdBy: ann } })

  await gate.arrived
  await until(async () => (await manager.get(submitted.taskId, ann)).progress === 40)
  const running = await untilStatus(manager, submitted.taskId, 'running')
  expect(running).toMatchObject({
    attempt: 1,
    pollAfterMs: 500,
    message: { key: 'reading', params: { rows: 7 }, text: 'Reading · 7 rows' },
    input: { name: 'a', width: 100 },
  })
  expect(running).not.toHaveProperty('result')

  gate.open()
  const done = await untilStatus(manager, submitted.taskId, 'completed')
  expect(done).toMatchObject({ progress: 100, result: { bytes: 100 }, pollAfterMs: null })
  expect(done.version).toBeGreaterThan(running.version)
  const timeline = await manager.timeline(submitted.taskId, ann)
  expect(timeline.map(({ kind }) => kind)).toEqual(['submitted', 'started', 'progress', 'log', 'completed'])
  expect(timeline[1]).toMatchObject({ worker: 'tester', attempt: 1 })
  expect(timeline[3]).toMatchObject({ level: 'info', text: 'opened', data: { by: 'ann', attempt: 1 } })
})
