import type { MappingCandidate, Suggestions } from '@pf/contract'

/** What one question may name at most. */
const maxIds = 50

interface Waiting {
  readonly id: number
  readonly resolve: (candidates: readonly MappingCandidate[]) => void
  readonly reject: (reason: Error) => void
}

/** Asks for the candidates of a part number; those that are wanted in one moment are asked for in one question. */
export function createCandidateLoader(
  ask: (ids: number[]) => Promise<Suggestions>,
): (id: number) => Promise<readonly MappingCandidate[]> {
  let waiting: Waiting[] = []
  const flush = () => {
    const asked = waiting
    waiting = []
    for (let from = 0; from < asked.length; from += maxIds) void answer(asked.slice(from, from + maxIds), ask)
  }
  return (id) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ id, resolve, reject }) === 1) setTimeout(flush)
    })
}

async function answer(asked: readonly Waiting[], ask: (ids: number[]) => Promise<Suggestions>): Promise<void> {
  try {
    const { suggestions } = await ask(asked.map(({ id }) => id))
    const byId = new Map(suggestions.map(({ id, candidates }) => [id, candidates]))
    for (const { id, resolve } of asked) resolve(byId.get(id) ?? [])
  } catch (error) {
    for (const { reject } of asked) reject(error instanceof Error ? error : new Error(String(error)))
  }
}
