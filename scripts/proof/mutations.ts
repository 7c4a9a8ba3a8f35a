import { rm } from 'node:fs/promises'
import { copyTree } from './mutations/copy-tree.ts'
import { applyMutation, invariants } from './mutations/mutation.ts'
import type { Mutation } from './mutations/mutation.ts'
import { mutations } from './mutations/mutations.ts'
import { runTests } from './mutations/run-tests.ts'
import type { Proof } from './proof.ts'

const forEach = 2

/** Each invariant is broken by one line at a time, in a copy of the tree: a test of the engine must fail each time, and none without. */
export const proveMutations: Proof = async ({ root, say }) => {
  for (const invariant of invariants) {
    const count = mutations.filter((mutation) => mutation.invariant === invariant).length
    if (count < forEach) throw new Error(`${invariant} has ${count} mutations, not ${forEach}`)
  }
  const copy = await copyTree(root)
  try {
    const untouched = await runTests(copy)
    say(`without a mutation ${untouched.tests} tests pass${untouched.passed ? '' : `, but not ${untouched.failed}`}`)
    if (!untouched.passed) return false
    let survivors = 0
    for (const mutation of mutations) if (!(await isNoticed(copy, mutation, say))) survivors += 1
    say(`${mutations.length - survivors} of ${mutations.length} mutations make a test fail`)
    return survivors === 0
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

async function isNoticed(copy: string, mutation: Mutation, say: (line: string) => void): Promise<boolean> {
  const { invariant, file, from, to, test } = mutation
  const began = performance.now()
  await using applied = await applyMutation(copy, mutation)
  let { failed } = await runTests(copy, test)
  if (failed === undefined) failed = (await runTests(copy)).failed
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  say(`${invariant}  packages/${file}:${applied.line}  ${from.trim()}  →  ${to === '' ? 'nothing' : to.trim()}`)
  say(`    ${failed === undefined ? 'SURVIVES' : `noticed by ${failed}`} (${seconds} s)`)
  return failed !== undefined
}
