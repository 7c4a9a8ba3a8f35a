import { Readable } from 'node:stream'
import { partNumberBook } from '@pf/contract'
import type { PartNumberBook } from '@pf/contract'
import { Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { localActor } from '../../access.ts'
import type { Services } from '../../services.ts'
import { toWire } from '../../wire-case.ts'
import { isKnownEntity } from '../entity-tag.ts'
import type { HttpEnv } from '../http-env.ts'
import { ProblemError, problem } from '../problem.ts'
import { requirePermission } from '../require-permission.ts'
import { csvBody, jsonBody, ndjsonBody, xlsxBody } from './book-body.ts'
import type { BookBody } from './book-body.ts'
import { requireEmptyBody } from './empty-body.ts'
import { taskAccepted } from './task-accepted.ts'
import { orProblem } from './task-problem.ts'

/** The forms of a book: its media type, and what makes it. */
const forms = {
  json: { type: 'application/json', body: jsonBody },
  ndjson: { type: 'application/x-ndjson', body: ndjsonBody },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', body: xlsxBody },
  csv: { type: 'text/csv; charset=utf-8', body: csvBody },
} as const satisfies Record<string, { type: string; body: BookBody }>
type Form = keyof typeof forms

/** Making, listing and downloading part-number books. */
export function partNumberBooks({ manager, books }: Pick<Services, 'manager' | 'books'>) {
  const app = new Hono<HttpEnv>()

  app.post('/admin/pricing/partnumber-books', async (context) => {
    await requireEmptyBody(context.req.raw)
    const { taskId } = await orProblem(manager.submit({ type: 'partnumber_book_create', input: {} }, localActor))
    return taskAccepted(taskId)
  })

  app.get('/admin/pricing/partnumber-books', async (context) => {
    requirePermission(localActor, 'books:read')
    const list = await books.list()
    return context.json({ books: list.map((book) => toWire(partNumberBook, book)) }, 200, {
      'cache-control': 'no-store',
    })
  })

  app.get('/partnumber-books/active', async (context) => {
    requirePermission(localActor, 'books:read')
    const book = await books.active()
    if (book === null)
      throw new ProblemError(
        problem(
          404,
          'noBook',
          'There is no part-number book yet. Create one: POST /api/admin/pricing/partnumber-books',
        ),
      )
    // Weak: both forms of a book are one entity.
    const etag = `W/"${book.id}-${book.version}"`
    const headers = { etag, 'cache-control': 'no-cache', vary: 'Accept' }
    if (isKnownEntity(context.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers })
    const type = accepts(context, {
      header: 'Accept',
      supports: [forms.json.type, forms.ndjson.type],
      default: forms.json.type,
    })
    return download(book, type === forms.ndjson.type ? 'ndjson' : 'json', headers)
  })

  app.get('/partnumber-books/:id{[0-9]{1,9}}/:file{rows\\.(?:xlsx|csv)}', async (context) => {
    requirePermission(localActor, 'books:read')
    const id = Number(context.req.param('id'))
    const book = await books.find(id)
    if (book === null) throw new ProblemError(problem(404, 'noBook', noBook(id)))
    return download(book, context.req.param('file').endsWith('.csv') ? 'csv' : 'xlsx', { 'cache-control': 'no-store' })
  })

  /** An error in it, such as a missing row, destroys the connection: the client sees that it has not got the whole. */
  function download(book: PartNumberBook, form: Form, headers: Record<string, string>): Response {
    const { type, body } = forms[form]
    return new Response(Readable.toWeb(body(book, books.items(book))), {
      headers: {
        ...headers,
        'content-type': type,
        'content-disposition': `attachment; filename="partnumber-book-${book.version}.${form}"`,
        'x-book-version': book.version,
        'x-book-item-count': String(book.itemCount),
        'x-content-type-options': 'nosniff',
      },
    })
  }
  return app
}

function noBook(id: number): string {
  return `There is no complete part-number book ${id}. Old books are deleted in time: list those that there are`
}
