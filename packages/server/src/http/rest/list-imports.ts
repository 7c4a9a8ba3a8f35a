import { Hono } from 'hono'
import { localActor } from '../../access.ts'
import type { Services } from '../../services.ts'
import { attachment } from '../attachment.ts'
import type { HttpEnv } from '../http-env.ts'
import { ProblemError, problem } from '../problem.ts'
import { orProblem } from './task-problem.ts'
import { taskId } from './task-id.ts'

/** What imports of lists did not take; the reasons in English, or in Russian where `language=ru` asks for that. */
export function listImports({ manager, lists }: Pick<Services, 'manager' | 'lists'>) {
  return new Hono<HttpEnv>().get('/list-imports/:id/rejected.xlsx', async (context) => {
    const task = await orProblem(manager.get(taskId(context.req.param('id')), localActor))
    if (task.type !== 'lot_import' && task.type !== 'mapping_import')
      throw new ProblemError(problem(404, 'noRejectedRows', `The task ${task.id} is no import of a list`))
    if (task.status !== 'completed')
      throw new ProblemError(
        problem(
          409,
          'notCompleted',
          `The import ${task.id} has not completed; rejected rows are kept of completed ones`,
        ),
      )
    const language = context.req.query('language') === 'ru' ? 'ru' : 'en'
    const rows = await lists.rejectedRows({ ...task.result, taskId: task.id, language })
    if (rows === null)
      throw new ProblemError(
        problem(
          404,
          'noRejectedRows',
          `There are no rejected rows of the task ${task.id}: no row was rejected, or they were removed after 30 days`,
        ),
      )
    const name = (task.subject ?? 'list').replace(/\.[^.]*$/, '')
    return attachment(`${name} rejected.xlsx`, rows)
  })
}
