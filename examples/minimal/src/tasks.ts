import { createTaskHooks } from '@pf/task-react'
import { createTRPCReact } from '@trpc/react-query'
import { registry } from './count-primes.ts'
import type { AppRouter } from './server.ts'

export const trpc = createTRPCReact<AppRouter>()
export const { useSubmitTask } = createTaskHooks(registry, () => trpc.useUtils())
