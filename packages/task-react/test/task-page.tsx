import { createRegistry, taskListQuery } from '@pf/task-contract'
import type { Task, TimelineEvent } from '@pf/task-contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { unstable_localLink } from '@trpc/client'
import { createTRPCReact } from '@trpc/react-query'
import { TRPCError, initTRPC } from '@trpc/server'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { createTaskHooks } from '../src/task-react.ts'
import { greet } from './greetings.ts'
import type { Tasks } from './greetings.ts'

// React asks for this where `act` is used.
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
// Browsers have it, this DOM does not.
vi.stubGlobal('reportError', (error: unknown) => console.error(error))

/** What a server answers; a test gives what it is about, all else is refused. */
export interface Answers {
  readonly get: (id: string) => Task<Tasks>
  /** The user's tasks that nobody has told him of. */
  readonly list: () => Task<Tasks>[]
  readonly submit: (idempotencyKey: string | undefined) => Task<Tasks>
  readonly acknowledge: (ids: string[]) => string[]
}

const trpc = initTRPC.create()
const oneTask = z.object({ id: z.string() })

export function notFound(): never {
  throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such task' })
}

function routerOf({ get = notFound, list = notFound, submit = notFound, acknowledge = notFound }: Partial<Answers>) {
  const counts = { queued: 0, running: 0, completed: 0, error: 0, cancelled: 0 }
  const store = (key: string | undefined) => {
    const task = submit(key)
    return { taskId: task.id, deduplicated: false, task }
  }
  return trpc.router({
    tasks: trpc.router({
      get: trpc.procedure.input(oneTask).query(({ input }) => get(input.id)),
      list: trpc.procedure.input(taskListQuery).query(() => ({ tasks: list(), nextCursor: null, counts })),
      submit: trpc.procedure
        .input(z.object({ type: z.string(), input: z.unknown(), idempotencyKey: z.string().optional() }))
        .mutation(({ input }) => store(input.idempotencyKey)),
      cancel: trpc.procedure.input(oneTask).mutation(({ input }) => get(input.id)),
      retry: trpc.procedure.input(oneTask).mutation(() => store(undefined)),
      timeline: trpc.procedure.input(oneTask).query((): TimelineEvent[] => []),
      acknowledge: trpc.procedure
        .input(z.object({ ids: z.array(z.string()) }))
        .mutation(({ input }) => acknowledge(input.ids)),
    }),
  })
}

const client = createTRPCReact<ReturnType<typeof routerOf>>()
export const hooks = createTaskHooks(createRegistry([greet]), () => client.useUtils())

/** A page in which each of these hooks is used by a component of its own; answers what they gave last. Closed at the end of the test. */
export function openPage<T>(answers: Partial<Answers>, ...uses: (() => T)[]): { readonly now: T[] } {
  const now: T[] = []
  const queryClient = new QueryClient()
  const api = client.createClient({
    links: [unstable_localLink({ router: routerOf(answers), createContext: async () => ({}) })],
  })
  const Component = ({ place, use }: { place: number; use: () => T }) => {
    now[place] = use()
    return null
  }
  const root = createRoot(document.createElement('div'))
  onTestFinished(() => {
    act(() => root.unmount())
    queryClient.clear()
  })
  act(() =>
    root.render(
      <client.Provider client={api} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          {uses.map((use, place) => (
            <Component key={place} place={place} use={use} />
          ))}
        </QueryClientProvider>
      </client.Provider>,
    ),
  )
  return { now }
}
