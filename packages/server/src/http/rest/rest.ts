import { Hono } from 'hono'
import { localActor } from '../../access.ts'
import type { Services } from '../../services.ts'
import type { HttpEnv } from '../http-env.ts'
import { ProblemError } from '../problem.ts'
import { requirePermission } from '../require-permission.ts'
import { storeUpload } from '../store-upload.ts'
import { partNumberBooks } from './part-number-books.ts'
import { receiveForm } from './receive-form.ts'
import type { ReceivedForm } from './receive-form.ts'
import { rejectedRows } from './rejected-rows.ts'
import { stockImportInput } from './stock-import.ts'
import { wireTask } from './task.ts'
import { taskId } from './task-id.ts'
import { taskAccepted } from './task-accepted.ts'
import { orProblem } from './task-problem.ts'

/** The routes for clients that are not TypeScript: snake_case, errors as problem+json. */
export function rest({ services, maxUploadBytes }: { services: Services; maxUploadBytes: number }) {
  const { manager, files, system } = services
  const app = new Hono<HttpEnv>()

  const submitImport = async (form: ReceivedForm): Promise<string> => {
    const { today } = await system.info()
    const input = stockImportInput(form, today)
    const { taskId: id } = await orProblem(manager.submit({ type: 'stock_import', input }, localActor))
    return id
  }

  app.get('/tasks/:id', async (context) => {
    const task = await orProblem(manager.get(taskId(context.req.param('id')), localActor))
    return context.json(wireTask(task), 200, { 'cache-control': 'no-store' })
  })

  app.post('/admin/pricing/stock-import', async (context) => {
    requirePermission(localActor, 'stock:write')
    requirePermission(localActor, 'files:write')
    const form = await receiveForm(context.env.incoming, {
      store: (name, content) => storeUpload(files, { name, content, ownerId: localActor.id, maxBytes: maxUploadBytes }),
      remove: (id) => files.remove(id),
    })
    const id = await submitImport(form).catch(async (error: unknown) => {
      // A refused file is nobody's; after any other failure the task may be there and need it.
      if (error instanceof ProblemError && form.file !== null) await files.remove(form.file.id).catch(() => undefined)
      throw error
    })
    return taskAccepted(id)
  })

  app.route('/', partNumberBooks(services))
  app.route('/', rejectedRows(services))
  return app
}
