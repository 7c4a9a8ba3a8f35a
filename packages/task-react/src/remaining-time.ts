/** A progress that was seen, in percent, by the clock of the one who saw it. */
export interface ProgressSample {
  readonly atMs: number
  readonly percent: number
}

const windowMs = 30_000
const shortestMs = 3_000
const leastPercent = 2

/** Adds what is seen now; what is older than half a minute, or of a run that began anew, is forgotten. */
export function addSample(samples: readonly ProgressSample[], sample: ProgressSample): readonly ProgressSample[] {
  const last = samples.at(-1)
  if (last !== undefined && sample.percent < last.percent) return [sample]
  if (last?.percent === sample.percent) return samples
  return [...samples.filter(({ atMs }) => sample.atMs - atMs <= windowMs), sample]
}

/** How long the rest will take at the speed seen lately, in ms; null while too little was seen to tell. */
export function remainingMs(samples: readonly ProgressSample[], nowMs: number): number | null {
  const [first] = samples
  const last = samples.at(-1)
  if (first === undefined || last === undefined) return null
  const seenMs = last.atMs - first.atMs
  const percent = last.percent - first.percent
  if (seenMs < shortestMs || percent < leastPercent) return null
  const rest = ((100 - last.percent) * seenMs) / percent - (nowMs - last.atMs)
  return Math.max(0, rest)
}
