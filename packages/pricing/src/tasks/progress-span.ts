/** Part of a task's progress: 0..1 of a step becomes from..to per cent of the whole. */
export function progressSpan<M>(
  progress: (percent: number, message: M) => void,
  from: number,
  to: number,
): (fraction: number, message: M) => void {
  return (fraction, message) => progress(from + (to - from) * Math.min(1, Math.max(0, fraction)), message)
}
