import { expect, test } from 'vitest'
import { countsOf, isHarsh, judge } from './judge.ts'
import { runChaos } from './run-chaos.ts'

test('half a minute of chaos: nothing is lost, doubled, written by the dead or left behind (I1 to I5)', async () => {
  const evidence = await runChaos({ seed: 7, forMs: 30_000 })
  const counts = countsOf(evidence)
  expect(judge(evidence).flatMap(({ wrong }) => wrong)).toEqual([])
  expect(isHarsh(counts, 30_000), JSON.stringify(counts)).toBe(true)
})
