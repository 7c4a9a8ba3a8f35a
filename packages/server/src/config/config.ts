import { resolve } from 'node:path'
import { z } from 'zod'
import { describeIssues } from '../describe-issues.ts'

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** How this process is to run. Everything that the environment says is in here, and nothing else reads it. */
export interface Config {
  /** Where the embedded database lives; absolute. */
  readonly dataDir: string
  /** A PostgreSQL of one's own; null: the embedded one. */
  readonly databaseUrl: string | null
  readonly port: number
  /** The address to listen at; the loopback unless said. */
  readonly host: string
  /** Names, beside those of this machine, under which the server may be called. */
  readonly allowedHosts: readonly string[]
  readonly logLevel: LogLevel
  /** Tasks that one process works on at the same time. */
  readonly workerSlots: number
  /** Where the commands of a client find the server. */
  readonly serverUrl: string
}

/** The environment or an option holds something that can't be used; the message names it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const portNumber = z.coerce.number('Expected a port number, such as 4600').int().min(0).max(65_535)

const environment = z.object({
  PRICEFORGE_DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'Expected a URL such as postgres://user@host/database')
    .optional(),
  PORT: portNumber.default(4600),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  PRICEFORGE_URL: z.url({ protocol: /^https?$/, error: 'Expected a URL such as http://localhost:4600' }).optional(),
  PRICEFORGE_ALLOWED_HOSTS: z.string().default(''),
  PRICEFORGE_WORKER_SLOTS: z.coerce.number('Expected a number of tasks, such as 2').int().min(1).max(32).default(2),
})

/**
 * Reads the configuration from an environment; blank values count as not set.
 * @throws ConfigError naming each variable that can't be used
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = environment.safeParse(set)
  if (!parsed.success) throw new ConfigError(`The environment can't be used: ${describeIssues(parsed.error.issues)}`)
  const { data } = parsed
  return {
    dataDir: resolve(data.PRICEFORGE_DATA_DIR),
    databaseUrl: data.DATABASE_URL ?? null,
    port: data.PORT,
    host: data.HOST,
    allowedHosts: data.PRICEFORGE_ALLOWED_HOSTS.split(/[\s,]+/).filter((name) => name !== ''),
    logLevel: data.LOG_LEVEL,
    workerSlots: data.PRICEFORGE_WORKER_SLOTS,
    serverUrl: data.PRICEFORGE_URL ?? `http://localhost:${data.PORT}`,
  }
}

/** The configuration of this process. */
export function processConfig(): Config {
  return readConfig(process.env)
}

/** A port as a person typed it. @throws ConfigError */
export function parsePort(text: string): number {
  const port = portNumber.safeParse(text)
  if (!port.success || text.trim() === '')
    throw new ConfigError(`--port takes a number from 0 to 65535, such as 4600; got "${text}"`)
  return port.data
}
