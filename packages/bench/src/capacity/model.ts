/** What one operation costs. */
export interface Cost {
  /** Processor time of the process that does it: a server or a worker. */
  readonly appMs: number
  /** Processor time of PostgreSQL. */
  readonly postgresMs: number
  readonly walBytes: number
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

/** The difference of two states of the counters, per operation. */
export function costOf(total: Cost, operations: number): Cost {
  return {
    appMs: total.appMs / operations,
    postgresMs: total.postgresMs / operations,
    walBytes: total.walBytes / operations,
  }
}

export function minus(a: Cost, b: Cost): Cost {
  return { appMs: a.appMs - b.appMs, postgresMs: a.postgresMs - b.postgresMs, walBytes: a.walBytes - b.walBytes }
}
