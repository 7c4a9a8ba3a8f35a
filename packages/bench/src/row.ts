import type { Usage } from './processes/usage.ts'

/** One line of the table. */
export interface Row {
  readonly measure: string
  readonly system: string
  readonly figure: string
  /** How many times better the engine does than this system; null where nothing compares. */
  readonly advantage: number | null
  readonly target?: { readonly text: string; readonly held: boolean }
  /** What the engine's process used. */
  readonly usage?: Pick<Usage, 'rssGrowthMb'> & Partial<Usage>
}

/** What one system came to: a rate, or a time. */
export interface Outcome {
  readonly system: string
  readonly value: number
  readonly figure: string
}

/** The rows of one measure: the engine's own first, then the others with the engine's advantage over each. */
export function compare(measure: string, own: Outcome & Pick<Row, 'target' | 'usage'>, others: Comparison): Row[] {
  const { better, outcomes } = others
  const { value: _, ...first } = own
  return [
    { measure, ...first, advantage: null },
    ...outcomes.map(({ system, figure, value }) => ({
      measure,
      system,
      figure,
      advantage: Number.isFinite(value) ? (better === 'more' ? own.value / value : value / own.value) : null,
    })),
  ]
}

interface Comparison {
  readonly better: 'more' | 'less'
  readonly outcomes: readonly Outcome[]
}

/** A row for a system that can't take part, with the reason. */
export function absent(system: string, reason: string): Outcome {
  return { system, figure: reason, value: Number.NaN }
}

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
export const perSecond = (rate: number): string => `${grouped.format(rate)}/s`
export const milliseconds = (ms: number): string => `${ms < 100 ? ms.toFixed(1) : ms.toFixed(0)} ms`
