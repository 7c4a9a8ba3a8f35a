import { expect, test } from 'vitest'
import { EndedCounts } from './ended-counts.ts'

/** Counts that take so long each, on a clock that they alone move. */
function openCounts(tookMs: number) {
  const clock = { now: 0 }
  const asked: string[] = []
  let fails = false
  const counts = new EndedCounts(
    async (types) => {
      asked.push(types.join())
      await Promise.resolve()
      clock.now += tookMs
      if (fails) throw new Error('no connection')
      return [{ status: 'completed', count: asked.length }]
    },
    () => clock.now,
  )
  return { counts, clock, asked, failing: (now: boolean) => (fails = now) }
}

test('a count is kept ten times as long as it took, each set of types apart', async () => {
  const { counts, clock, asked } = openCounts(4)
  await counts.get(['a', 'b'])
  clock.now = 4 + 39
  expect(await counts.get(['a', 'b'])).toEqual([{ status: 'completed', count: 1 }])
  await counts.get(['a'])
  expect(asked).toEqual(['a,b', 'a'])
  clock.now = 4 + 40
  expect(await counts.get(['a', 'b'])).toEqual([{ status: 'completed', count: 3 }])
})

test('who asks while it is counted waits for that count', async () => {
  const { counts, asked } = openCounts(1_000)
  await Promise.all([counts.get(['a']), counts.get(['a']), counts.get(['a'])])
  expect(asked).toHaveLength(1)
})

test('a count that failed is told to those who wait for it, and is not kept', async () => {
  const { counts, asked, failing } = openCounts(1_000)
  failing(true)
  await expect(Promise.all([counts.get(['a']), counts.get(['a'])])).rejects.toThrow('no connection')
  failing(false)
  expect(await counts.get(['a'])).toEqual([{ status: 'completed', count: 2 }])
  expect(asked).toHaveLength(2)
})
