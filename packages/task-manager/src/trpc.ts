import { TaskRequestError, submissionSchema, taskListQuery } from '@pf/task-contract'
import type { Actor, Registry, TaskRequestErrorCode } from '@pf/task-contract'
import { TRPCError, initTRPC } from '@trpc/server'
import type { TRPCDefaultErrorShape } from '@trpc/server'
import { z } from 'zod'
import type { TaskManager } from './types.ts'

/** What the procedures need to know of a request. */
export interface TasksContext {
  readonly actor: Actor
}

const trpcCodes: Record<
  TaskRequestErrorCode,
  'NOT_FOUND' | 'FORBIDDEN' | 'BAD_REQUEST' | 'CONFLICT' | 'SERVICE_UNAVAILABLE'
> = {
  NOT_FOUND: 'NOT_FOUND',
  FORBIDDEN: 'FORBIDDEN',
  UNKNOWN_TYPE: 'BAD_REQUEST',
  INVALID_INPUT: 'BAD_REQUEST',
  IDEMPOTENCY_CONFLICT: 'CONFLICT',
  NOT_CANCELLABLE: 'CONFLICT',
  TASK_HELD: 'CONFLICT',
  NOT_RETRYABLE: 'CONFLICT',
  STORAGE_FULL: 'SERVICE_UNAVAILABLE',
}

/**
 * Adds `data.taskCode`, the engine's own code of a refusal, to tRPC's error shape.
 * The root router's formatter is the one that counts: a server passes this one to `initTRPC.create`.
 */
export function taskErrorFormatter({ shape, error }: { shape: TRPCDefaultErrorShape; error: TRPCError }) {
  const taskCode: TaskRequestErrorCode | null = error.cause instanceof TaskRequestError ? error.cause.code : null
  return { ...shape, data: { ...shape.data, taskCode } }
}

const oneTask = z.object({ id: z.uuid() })

/** The procedures of a manager's tasks, to be mounted as `tasks` in a router whose context has the actor. */
export function createTasksRouter<R extends Registry>(manager: TaskManager<R>) {
  const trpc = initTRPC.context<TasksContext>().create({ errorFormatter: taskErrorFormatter })
  const procedure = trpc.procedure.use(async ({ next }) => {
    const answer = await next()
    const refusal = answer.ok ? undefined : answer.error.cause
    if (!(refusal instanceof TaskRequestError)) return answer
    throw new TRPCError({ code: trpcCodes[refusal.code], message: refusal.message, cause: refusal })
  })
  return trpc.router({
    submit: procedure
      .input(submissionSchema(manager.registry))
      .mutation(({ ctx, input }) => manager.submit(input, ctx.actor)),
    get: procedure.input(oneTask).query(({ ctx, input }) => manager.get(input.id, ctx.actor)),
    getMany: procedure
      .input(
        z.object({
          known: z
            .array(z.object({ id: z.uuid(), version: z.int().min(0) }))
            .min(1)
            .max(100),
        }),
      )
      .query(({ ctx, input }) => manager.getMany(input.known, ctx.actor)),
    list: procedure.input(taskListQuery).query(({ ctx, input }) => manager.list(input, ctx.actor)),
    cancel: procedure.input(oneTask).mutation(({ ctx, input }) => manager.cancel(input.id, ctx.actor)),
    retry: procedure.input(oneTask).mutation(({ ctx, input }) => manager.retry(input.id, ctx.actor)),
    timeline: procedure.input(oneTask).query(({ ctx, input }) => manager.timeline(input.id, ctx.actor)),
    acknowledge: procedure
      .input(z.object({ ids: z.array(z.uuid()).min(1).max(100) }))
      .mutation(({ ctx, input }) => manager.acknowledge(input.ids, ctx.actor)),
  })
}
