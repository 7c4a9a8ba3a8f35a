import type { MappingCandidate } from '@pf/contract'
import { expect, test } from 'vitest'
import { createCandidateLoader } from './candidate-loader.ts'

const candidate = (name: string): MappingCandidate => ({
  lot: { id: 1, name, category: '', isBundle: false },
  score: 1,
  reason: 'samePartNumber',
  comparedWith: name,
  comparedVendor: null,
  affix: '',
})

test('what is wanted in one moment is asked for in questions of at most fifty', async () => {
  const asked: number[][] = []
  const load = createCandidateLoader((ids) => {
    asked.push(ids)
    return Promise.resolve({ suggestions: ids.map((id) => ({ id, candidates: [candidate(`LOT_${id}`)] })) })
  })
  const answers = await Promise.all(Array.from({ length: 60 }, (_, id) => load(id)))
  expect(asked.map(({ length }) => length)).toEqual([50, 10])
  expect(answers[59]?.[0]?.lot.name).toBe('LOT_59')
})

test('a part number that is not there has no candidates', async () => {
  const load = createCandidateLoader(() => Promise.resolve({ suggestions: [] }))
  expect(await load(1)).toEqual([])
})

test('a question that fails fails for all who asked, and the next one is asked anew', async () => {
  let fails = true
  const load = createCandidateLoader(() =>
    fails ? Promise.reject(new Error('lost')) : Promise.resolve({ suggestions: [{ id: 2, candidates: [] }] }),
  )
  await expect(Promise.allSettled([load(1), load(2)])).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ])
  fails = false
  expect(await load(2)).toEqual([])
})
