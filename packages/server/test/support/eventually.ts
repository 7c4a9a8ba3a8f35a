import { setTimeout as delay } from 'node:timers/promises'

/** Waits until a question is answered by something else than undefined. @throws when it is not within the time */
export async function eventually<T>(
  question: () => Promise<T | undefined> | T | undefined,
  withinMs = 45_000,
): Promise<T> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const answer = await question()
    if (answer !== undefined) return answer
    if (performance.now() > deadline) throw new Error(`Nothing happened within ${withinMs} ms`)
    await delay(25)
  }
}
