// @vitest-environment happy-dom
import { focusManager } from '@tanstack/react-query'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { completed, greet, running } from './greetings.ts'
import { hooks, notFound, openPage } from './task-page.tsx'

const { useAnyTask, useSubmitTask, useTaskToasts } = hooks

beforeEach(() => {
  vi.useFakeTimers()
  focusManager.setFocused(true)
})
afterEach(() => {
  vi.useRealTimers()
  focusManager.setFocused(undefined)
})

const useForm = () => useSubmitTask(greet)

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

test('a task that several places show is asked for once at a time, at the pace that the server gives, until it is final', async () => {
  const answers = [running(10), running(50), completed]
  const askedAt: number[] = []
  const began = Date.now()
  const get = () => answers[askedAt.push(Date.now() - began) - 1] ?? completed
  const page = openPage(
    { get },
    () => useAnyTask('a'),
    () => useAnyTask('a'),
  )
  await pass(700)
  expect(page.now.map(({ task }) => task?.progress)).toEqual([50, 50])
  await pass(60_000)
  expect(page.now.map(({ task }) => task)).toEqual([completed, completed])
  expect(askedAt).toEqual([0, 500, 1_000])
})

test('a task that is removed while it is shown is missing, and is not asked for again', async () => {
  const answers = [running(10)]
  let asked = 0
  const get = () => {
    asked += 1
    return answers.pop() ?? notFound()
  }
  const page = openPage({ get }, () => useAnyTask('a'))
  await pass(60_000)
  expect(page.now).toMatchObject([{ missing: true, reconnecting: false, refusal: null }])
  expect(asked).toBe(2)
})

test('an answer that a newer one has overtaken is not shown', async () => {
  const answers = [running(50), running(40), running(60)]
  const page = openPage({ get: () => answers.shift() ?? completed }, () => useAnyTask('a'))
  const shown = async () => {
    await pass(500)
    return page.now[0]?.task?.progress
  }
  await pass(100)
  expect([page.now[0]?.task?.progress, await shown(), await shown()]).toEqual([50, 50, 60])
})

test('those ends are told that the server has given to this tab, once; a hidden tab claims none', async () => {
  const told: string[] = []
  const claims: string[][] = []
  const ended = ['a', 'b', 'c'].map((id) => ({ ...completed, id }))
  const acknowledge = (ids: string[]) => {
    claims.push(ids)
    return ids.filter((id) => id !== 'b')
  }
  focusManager.setFocused(false)
  openPage({ list: () => ended, acknowledge }, () => useTaskToasts({ onEnd: ({ id }) => void told.push(id) }))
  await pass(30_000)
  expect(claims).toEqual([])
  act(() => focusManager.setFocused(true))
  await pass(60_000)
  expect(told).toEqual(['a', 'c'])
  expect(claims).toEqual([['a', 'b', 'c']])
})

test('an end whose claim failed is claimed again, though the list says nothing new, and told', async () => {
  const told: string[] = []
  const claims: string[][] = []
  const acknowledge = (ids: string[]) => {
    if (claims.push(ids) === 1) throw new Error('lost')
    return ids
  }
  openPage({ list: () => [completed], acknowledge }, () => useTaskToasts({ onEnd: ({ id }) => void told.push(id) }))
  await pass(60_000)
  expect(told).toEqual(['a'])
  expect(claims).toEqual([['a'], ['a']])
})

test('a form submits the same input under one key until its task has ended; another form under its own', async () => {
  const keys: (string | undefined)[] = []
  let task = running(10)
  const submit = (key: string | undefined) => {
    keys.push(key)
    return task
  }
  const page = openPage({ submit, get: () => task, list: () => [] }, useForm, useForm)
  const send = async (place: number) => {
    act(() => page.now[place]?.submit({ name: 'you' }))
    await pass(100)
  }
  await send(0)
  await send(0)
  await send(1)
  task = completed
  await pass(1_000)
  await send(0)
  const [first, again, other, anew] = keys
  expect(again).toBe(first)
  expect(new Set([first, other, anew])).not.toContain(undefined)
  expect(new Set([first, other, anew]).size).toBe(3)
  expect(page.now[0]).toMatchObject({ taskId: 'a', submitting: false, error: null, task: completed })
})
