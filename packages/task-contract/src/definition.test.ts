import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineTask } from './definition.ts'
import { defineMessages } from './message.ts'
import { createRegistry, submissionSchema } from './registry.ts'
import { TaskError, defineErrors, engineErrors } from './task-error.ts'

const spec = {
  type: 'greet',
  title: 'Greet',
  input: z.strictObject({ name: z.string(), times: z.int().default(1) }),
  result: z.object({ greeted: z.int() }),
  messages: defineMessages({
    greeting: ({ name }: { name: string }) => `Greeting ${name}`,
    resting: () => 'Resting',
  }),
  errors: defineErrors({
    rude: ({ name }: { name: string }) => `${name} did not answer`,
    asleep: () => 'All are asleep',
  }),
  permissions: { submit: 'greet', read: 'greet' },
}
const greet = defineTask({
  ...spec,
  type: 'greet',
  run: { maxAttempts: 1, concurrency: { mode: 'serial', per: 'name' } },
})

test('a message carries its key, its params and the English text', () => {
  expect(greet.messages.greeting({ name: 'Ann' })).toEqual({
    key: 'greeting',
    params: { name: 'Ann' },
    text: 'Greeting Ann',
  })
  expect(greet.messages.resting()).toEqual({ key: 'resting', params: {}, text: 'Resting' })
})

test('an error is a TaskError with its code, its params and the English text', () => {
  const error = greet.errors.rude({ name: 'Bob' })
  expect(error).toBeInstanceOf(TaskError)
  expect(error).toMatchObject({
    name: 'TaskError',
    code: 'rude',
    params: { name: 'Bob' },
    message: 'Bob did not answer',
  })
  expect(greet.errors.asleep()).toMatchObject({ code: 'asleep', params: {} })
  expect(engineErrors.internal({ reference: 't/1' }).message).toBe('Unexpected error, reference t/1')
})

test('a definition fills in what it does not say about its run', () => {
  expect(greet.run).toMatchObject({ maxAttempts: 1, timeoutMs: 21_600_000, priority: 0, retentionDays: 90 })
  expect(greet.run.backoff).toEqual({ initialMs: 1_000, factor: 2, maxMs: 60_000 })
})

test('a name that is no wire name, and a timeout that no lease covers, are refused', () => {
  expect(() => defineTask({ ...spec, type: 'Greet' })).toThrow(RangeError)
  expect(() => defineTask({ ...spec, type: 'g'.repeat(49) })).toThrow('snake_case')
  for (const timeoutMs of [0, NaN, 23 * 60 * 60 * 1_000]) {
    expect(() => defineTask({ ...spec, run: { timeoutMs } })).toThrow('timeoutMs')
  }
})

test.each<[string, number[]]>([
  ['maxAttempts', [0, -1, 2.5, NaN, Infinity]],
  ['priority', [1.5, NaN, Infinity, -2e9]],
  ['retentionDays', [0, 0.5, NaN, Infinity, 1e6]],
])('%s is a whole number that the database takes', (option, wrong) => {
  for (const value of wrong) {
    expect(() => defineTask({ ...spec, run: { [option]: value } })).toThrow(
      new RegExp(`^${option} of "greet" must be a whole number from .* to .*; got ${value}$`),
    )
  }
  expect(defineTask({ ...spec, run: { [option]: 7 } }).run).toMatchObject({ [option]: 7 })
})

test('a registry finds definitions by their names, and refuses two of one name', () => {
  expect(createRegistry([greet])).toEqual({ greet })
  expect(() => createRegistry([greet, greet])).toThrow('Two task definitions are named "greet"')
  // A name that every object has.
  const build = defineTask({ ...spec, type: 'constructor' })
  expect(Object.keys(createRegistry([build]))).toEqual(['constructor'])
})

test('a submission is checked by the definition of its type, and left as it came', () => {
  const schema = submissionSchema(createRegistry([greet]))
  const submission = { type: 'greet', input: { name: 'Ann' }, idempotencyKey: 'k' } as const
  expect(schema.parse(submission)).toEqual(submission)
})

test('what is wrong with a submission is named with its place', () => {
  const schema = submissionSchema(createRegistry([greet]))
  const issuesOf = (value: unknown) =>
    schema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  expect(issuesOf({ type: 'grete', input: {} })).toEqual(['type: Unknown task type "grete". Known: greet'])
  expect(issuesOf({ type: 'toString', input: {} })).toEqual(['type: Unknown task type "toString". Known: greet'])
  expect(issuesOf({ type: 'greet', input: { name: 1 } })?.[0]).toContain('input.name: ')
  expect(issuesOf({ type: 'greet', input: { name: 'a', more: 1 } })?.[0]).toContain('input: ')
  expect(issuesOf({ type: 'greet', input: { name: 'a' }, idempotencyKey: '' })?.[0]).toContain('idempotencyKey: ')
  expect(issuesOf({ input: {} })?.[0]).toContain('type: ')
  expect(issuesOf(null)).toHaveLength(1)
})
