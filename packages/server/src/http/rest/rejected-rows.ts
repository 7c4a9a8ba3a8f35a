import type { Readable } from 'node:stream'
import type { PriceForgeTask } from '@pf/contract'
import { Hono } from 'hono'
import { localActor } from '../../access.ts'
import type { Services } from '../../services.ts'
import { attachment } from '../attachment.ts'
import type { HttpEnv } from '../http-env.ts'
import { ProblemError, problem } from '../problem.ts'
import { taskId } from './task-id.ts'
import { orProblem } from './task-problem.ts'

/** What imports did not take, as workbooks; the reasons in English, or in Russian where `language=ru` asks for that. */
export function rejectedRows({ manager, stock, lists }: Pick<Services, 'manager' | 'stock' | 'lists'>) {
  const find = (id: string) => orProblem(manager.get(taskId(id), localActor))
  return new Hono<HttpEnv>()
    .get('/stock-imports/:id/rejected.xlsx', async ({ req }) => {
      const task = await find(req.param('id'))
      if (task.type !== 'stock_import') throw noRejectedRows(`The task ${task.id} is no stock import`)
      if (task.status !== 'completed') throw notCompleted(task)
      const language = languageOf(req.query('language'))
      // What had been imported already tells of the import that did it.
      const rows = await stock.rejectedRows({ taskId: task.result.sameAsTask ?? task.id, language })
      return workbook(task, rows, 'later imports have replaced it long since')
    })
    .get('/list-imports/:id/rejected.xlsx', async ({ req }) => {
      const task = await find(req.param('id'))
      if (task.type !== 'lot_import' && task.type !== 'mapping_import')
        throw noRejectedRows(`The task ${task.id} is no import of a list`)
      if (task.status !== 'completed') throw notCompleted(task)
      const language = languageOf(req.query('language'))
      const rows = await lists.rejectedRows({ ...task.result, taskId: task.id, language })
      return workbook(task, rows, 'they were removed after 30 days')
    })
}

function languageOf(text: string | undefined): 'en' | 'ru' {
  return text === 'ru' ? 'ru' : 'en'
}

/** @param otherwise why there may be none any more */
function workbook({ id, subject }: PriceForgeTask, rows: Readable | null, otherwise: string): Response {
  if (rows === null)
    throw noRejectedRows(`There are no rejected rows of the task ${id}: no row was rejected, or ${otherwise}`)
  const name = (subject ?? 'import').replace(/\.[^.]*$/, '')
  return attachment(`${name} rejected.xlsx`, rows)
}

function notCompleted({ id }: PriceForgeTask): ProblemError {
  return new ProblemError(
    problem(409, 'notCompleted', `The import ${id} has not completed; rejected rows are kept of completed ones`),
  )
}

function noRejectedRows(detail: string): ProblemError {
  return new ProblemError(problem(404, 'noRejectedRows', detail))
}
