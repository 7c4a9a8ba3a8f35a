import { taskTypes } from '@pf/contract'
import type { PriceForgeTask } from '@pf/contract'
import type { Actor, Failure, Message, MessageParams } from '@pf/task-contract'
import type { Words } from '../../i18n/use-words.ts'
import { kindOf } from './kinds/task-kinds.ts'

/** "Import stock · acme-2026-11.xlsx" */
export function taskTitle(
  task: Pick<PriceForgeTask, 'type' | 'subject'>,
  { language }: Pick<Words, 'language'>,
): string {
  const title = kindOf(task.type).title(language)
  return task.subject === null ? title : `${title} · ${task.subject}`
}

/** What a task does now; null where it has said nothing yet. */
function messageText(task: Pick<PriceForgeTask, 'type' | 'message'>, words: Words): string | null {
  return task.message === null ? null : messageWords(task.type, task.message, words)
}

export function messageWords(type: PriceForgeTask['type'], message: Message, { language, format }: Words): string {
  return groupDigits(kindOf(type).message(message, language), message.params, format.number)
}

export function failureText(type: PriceForgeTask['type'], failure: Failure, { language, format }: Words): string {
  return groupDigits(kindOf(type).failure(failure, language), failure.params, format.number)
}

/** One line of how a task ended, or what it does now. */
export function outcomeText(task: PriceForgeTask, words: Words): string | null {
  switch (task.status) {
    case 'completed':
      return kindOf(task.type).summary(task, words)
    case 'error':
      return failureText(task.type, task.error, words)
    case 'queued':
      return waitingText(task.ahead, words)
    case 'running':
      return messageText(task, words)
    case 'cancelled':
      return task.progress === 0 ? null : words.t('tasks.stoppedAt', { percent: task.progress })
  }
}

/** How far back in the queue a task is, by the count that the engine gives up to 99. */
function waitingText(ahead: number | null, { t, format }: Words): string {
  if (ahead === null || ahead === 0) return t('tasks.startsSoon')
  return ahead >= 99 ? t('tasks.aheadMany', { shown: format.number(98) }) : t('tasks.ahead', { count: ahead })
}

/** "Anna, by API key"; whoever sits at an unprotected server has no name but that. */
export function actorWords({ name, via }: Pick<Actor, 'name' | 'via'>, { t }: Pick<Words, 't'>): string {
  return via === 'local' ? t('tasks.via.local') : `${name}, ${t(`tasks.via.${via}`)}`
}

/** "1 of 3": the failed attempts, of which so many end the task; null where there is none. Claims that were handed back do not count. */
export function failuresText(
  { type, failures }: Pick<PriceForgeTask, 'type' | 'failures'>,
  { t, format }: Words,
): string | null {
  if (failures === 0) return null
  if (!Object.hasOwn(taskTypes, type)) return format.number(failures)
  return t('tasks.facts.failuresOf', { failures, max: taskTypes[type].run.maxAttempts })
}

/** How long a task took, or takes until now; null before it started. */
export function tookMs(task: Pick<PriceForgeTask, 'startedAt' | 'doneAt'>, now: number): number | null {
  if (task.startedAt === null) return null
  const end = task.doneAt === null ? now : Date.parse(task.doneAt)
  return Math.max(0, end - Date.parse(task.startedAt))
}

/** Texts hold plain digits; people read 64 120. Only numbers that came as params are touched: an article is no number. */
function groupDigits(text: string, params: MessageParams, format: (value: number) => string): string {
  return Object.values(params).reduce<string>(
    (words, value) =>
      typeof value === 'number' && value >= 1_000 ? words.replace(String(value), format(value)) : words,
    text,
  )
}
