/** What one operation costs, or many together. */
export interface Cost {
  /** Processor time of the process that does it: a server or a worker. */
  readonly appMs: number
  /** Processor time of PostgreSQL. */
  readonly postgresMs: number
  readonly walBytes: number
  /** Pages of tables and indexes that PostgreSQL looked at, in memory or on disk. */
  readonly pages: number
}

export interface Machine {
  readonly cores: number
}

/**
 * Operations a second of so many processes that share one machine with their PostgreSQL and with whoever asks (`besideMs` an operation):
 * they grow with the processes, each at most as fast as it was alone, until the cores are full.
 */
export function predictRate(
  { appMs, postgresMs }: Pick<Cost, 'appMs' | 'postgresMs'>,
  load: { processes: number; aloneRate: number; besideMs?: number },
  { cores }: Machine,
): number {
  const coresFull = (cores * 1_000) / (appMs + postgresMs + (load.besideMs ?? 0))
  return Math.min(load.processes * load.aloneRate, coresFull)
}

/** The sum of costs, each so many times. */
export function combine(...parts: readonly (readonly [cost: Cost, times: number])[]): Cost {
  const sum = (of: (cost: Cost) => number) => parts.reduce((total, [cost, times]) => total + of(cost) * times, 0)
  return {
    appMs: sum(({ appMs }) => appMs),
    postgresMs: sum(({ postgresMs }) => postgresMs),
    walBytes: sum(({ walBytes }) => walBytes),
    pages: sum(({ pages }) => pages),
  }
}
