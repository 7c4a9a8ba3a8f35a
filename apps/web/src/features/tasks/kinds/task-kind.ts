import type { PriceForgeTask, TaskType } from '@pf/contract'
import type { Failure, InputOf, Message, ResultOf, TaskDefinition, Translation } from '@pf/task-contract'
import { taskCan } from '@pf/task-contract'
import { isTaskOf } from '@pf/task-react'
import { createElement } from 'react'
import type { ComponentType, LazyExoticComponent, ReactNode } from 'react'
import type { Language } from '../../../i18n/i18n.ts'
import type { Words } from '../../../i18n/use-words.ts'
import { engineErrorsRu } from './engine-errors.ru.ts'
import { translate } from './translate.ts'

type View<Props> = ComponentType<Props> | LazyExoticComponent<ComponentType<Props>>

/** How a task type is shown; what each type's own file declares. */
export interface TaskKindSpec<D extends TaskDefinition> {
  readonly ru: {
    readonly title: string
    readonly messages: Translation<D['messages']>
    readonly errors: Translation<D['errors']>
  }
  /** Whether its end is worth a toast: not where the page that submitted it goes on by itself. */
  readonly toasts: boolean
  /** The result in one line. */
  readonly summary: (result: ResultOf<D>, words: Words) => string
  /** Whether a completed task has missed its purpose, so that nothing green tells of it; left out where none can. */
  readonly fellShort?: (result: ResultOf<D>) => boolean
  /** The result in full, with what to do next. */
  readonly Result: View<{ result: ResultOf<D>; taskId: string }>
  /** The input in words. */
  readonly Input: View<{ input: InputOf<D> }>
  /** Whether a task that failed so may end otherwise when it is repeated as it is. */
  readonly retryHelps: (code: string) => boolean
  /** A button that leads to correcting the input, and after which failures that helps; left out where only repeating can. */
  readonly correction?: { readonly helps: (code: string) => boolean; readonly Button: View<{ input: InputOf<D> }> }
}

/** The same for code that shows tasks of all types. */
export interface TaskKind<Type extends TaskType = TaskType> {
  readonly type: Type
  readonly toasts: boolean
  readonly title: (language: Language) => string
  readonly message: (message: Message, language: Language) => string
  readonly failure: (failure: Failure, language: Language) => string
  /** Null until the task is completed. */
  readonly summary: (task: PriceForgeTask, words: Words) => string | null
  readonly fellShort: (task: PriceForgeTask) => boolean
  readonly result: (task: PriceForgeTask) => ReactNode
  readonly input: (task: PriceForgeTask) => ReactNode
  /** Whether an ended task may end otherwise when it is repeated as it is. */
  readonly retryHelps: (task: PriceForgeTask) => boolean
  /** Null where there is nothing to correct. */
  readonly correct: (task: PriceForgeTask) => ReactNode
}

/** One for each task type of the registry: a type without one does not compile. */
export type TaskKinds = { readonly [Type in TaskType]: TaskKind<Type> }

export function defineKind<D extends TaskDefinition & { readonly type: TaskType }>(
  definition: D,
  spec: TaskKindSpec<D>,
): TaskKind<D['type']> {
  const { ru } = spec
  const errorsRu = { ...engineErrorsRu, ...ru.errors }
  return {
    type: definition.type,
    toasts: spec.toasts,
    title: (language) => (language === 'ru' ? ru.title : definition.title),
    message: (message, language) => (language === 'ru' ? translate(ru.messages, message.key, message) : message.text),
    failure: (failure, language) => (language === 'ru' ? translate(errorsRu, failure.code, failure) : failure.text),
    summary: (task, words) =>
      isTaskOf(definition, task) && task.status === 'completed' ? spec.summary(task.result, words) : null,
    fellShort: (task) =>
      isTaskOf(definition, task) && task.status === 'completed' && spec.fellShort?.(task.result) === true,
    result: (task) =>
      isTaskOf(definition, task) && task.status === 'completed'
        ? createElement(spec.Result, { result: task.result, taskId: task.id })
        : null,
    input: (task) => (isTaskOf(definition, task) ? createElement(spec.Input, { input: task.input }) : null),
    retryHelps: (task) => taskCan.retry(task) && (task.status !== 'error' || spec.retryHelps(task.error.code)),
    correct: (task) =>
      isTaskOf(definition, task) && task.status === 'error' && spec.correction?.helps(task.error.code) === true
        ? createElement(spec.correction.Button, { input: task.input })
        : null,
  }
}
