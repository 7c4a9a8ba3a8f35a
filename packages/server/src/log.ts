import { styleText } from 'node:util'
import { pino } from 'pino'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { LogLevel } from './config/config.ts'

export type Log = Logger

/** `lines` are for a person at a terminal, `json` is for programs. */
export type LogFormat = 'lines' | 'json'

const levelMarks: Record<string, string> = { 10: '·', 20: '·', 30: ' ', 40: '!', 50: '✗', 60: '✗' }
const hidden = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'err'])
const entry = z.looseObject({
  level: z.number(),
  time: z.number(),
  msg: z.string().default(''),
  err: z.looseObject({ stack: z.string() }).optional(),
})

/** Where the process says what happens, one line each: standard error as lines, standard output as JSON. */
export function createLog({ level, format }: { level: LogLevel; format: LogFormat }): Log {
  if (format === 'json') return pino({ level }, process.stdout)
  return pino({ level }, { write: (line: string) => void process.stderr.write(`${plainLine(line)}\n`) })
}

/** A log entry of pino's as a line to read: time, mark, text, then what else is known. */
export function plainLine(json: string): string {
  const { level, time, msg, err, ...rest } = entry.parse(JSON.parse(json))
  const facts = Object.entries(rest)
    .filter(([name]) => !hidden.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const clock = new Date(time).toTimeString().slice(0, 8)
  const mark =
    level >= 50 ? styleText('red', levelMarks[level] ?? '✗', { stream: process.stderr }) : (levelMarks[level] ?? ' ')
  const line = `  ${dim(clock)} ${mark} ${msg}${facts.length > 0 ? ` ${dim(facts.join(' '))}` : ''}`
  return err === undefined ? line : `${line}\n${dim(err.stack)}`
}

function dim(text: string): string {
  return styleText('dim', text, { stream: process.stderr })
}
