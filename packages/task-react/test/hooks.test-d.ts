import { createRegistry, defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import type { createTasksRouter } from '@pf/task-manager/trpc'
import { createTRPCReact } from '@trpc/react-query'
import { initTRPC } from '@trpc/server'
import { z } from 'zod'
import { createTaskHooks } from '../src/task-react.ts'

const sum = defineTask({
  type: 'sum',
  title: 'Add up',
  input: z.object({ numbers: z.array(z.number()) }),
  result: z.object({ total: z.number() }),
  messages: defineMessages({ adding: ({ done }: { done: number }) => `Added ${done}` }),
  errors: defineErrors({ tooMany: ({ limit }: { limit: number }) => `More than ${limit}` }),
  permissions: { submit: 'sum', read: 'sum' },
})
const wait = defineTask({
  type: 'wait',
  title: 'Wait',
  input: z.object({ ms: z.number() }),
  result: z.object({ waitedMs: z.number() }),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'wait', read: 'wait' },
})
const stranger = defineTask({
  type: 'stranger',
  title: 'Of another program',
  input: z.object({}),
  result: z.object({}),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'x', read: 'x' },
})
const registry = createRegistry([sum, wait])

declare const tasks: ReturnType<typeof createTasksRouter<typeof registry>>
const root = initTRPC.create().router({ tasks })
const trpc = createTRPCReact<typeof root>()

// The router's own client fits the hooks, without a cast.
const { useTask, useAnyTask, useSubmitTask, useTaskToasts } = createTaskHooks(registry, () => trpc.useUtils())

export function useTypes() {
  const { task } = useTask(sum, 'id')
  if (task?.status === 'completed') {
    const total: number = task.result.total
    void total
    // @ts-expect-error the result is the definition's own
    void task.result.waitedMs
  }
  // @ts-expect-error no result before it is completed
  if (task?.status === 'running') void task.result
  if (task?.status === 'error' && task.error.code === 'tooMany') void task.error.params.limit
  if (task?.message?.key === 'adding') void task.message.params.done

  // @ts-expect-error a definition that the registry lacks
  useTask(stranger, 'id')

  const any = useAnyTask('id').task
  if (any?.type === 'wait' && any.status === 'completed') void any.result.waitedMs

  const { submit } = useSubmitTask(sum)
  submit({ numbers: [1, 2] })
  // @ts-expect-error the input is the definition's own
  submit({ ms: 5 })

  useTaskToasts({ onEnd: (ended) => void (ended.type satisfies 'sum' | 'wait') })
}
