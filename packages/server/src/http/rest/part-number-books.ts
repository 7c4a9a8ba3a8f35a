import { Readable } from 'node:stream'
import { partNumberBook } from '@pf/contract'
import { Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { localActor } from '../../access.ts'
import type { Services } from '../../services.ts'
import { toWire } from '../../wire-case.ts'
import { isKnownEntity } from '../entity-tag.ts'
import type { HttpEnv } from '../http-env.ts'
import { ProblemError, problem } from '../problem.ts'
import { requirePermission } from '../require-permission.ts'
import { jsonBody, ndjsonBody } from './book-body.ts'
import type { BookBody } from './book-body.ts'
import { taskAccepted } from './task-accepted.ts'
import { orProblem } from './task-problem.ts'

const json = 'application/json'
const ndjson = 'application/x-ndjson'

/** Making, listing and downloading part-number books. */
export function partNumberBooks({ manager, books }: Pick<Services, 'manager' | 'books'>) {
  const app = new Hono<HttpEnv>()

  app.post('/admin/pricing/partnumber-books', async () => {
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
    const type = accepts(context, { header: 'Accept', supports: [json, ndjson], default: json })
    const [body, extension]: [BookBody, string] = type === ndjson ? [ndjsonBody, 'ndjson'] : [jsonBody, 'json']
    // An error in it, such as a missing row, destroys the connection: the client sees that it has not got the whole.
    const stream = Readable.from(body(book, books.items(book)), { objectMode: false })
    return new Response(Readable.toWeb(stream), {
      headers: {
        ...headers,
        'content-type': type,
        'content-disposition': `attachment; filename="partnumber-book-${book.version}.${extension}"`,
        'x-book-version': book.version,
        'x-book-item-count': String(book.itemCount),
        'x-content-type-options': 'nosniff',
      },
    })
  })
  return app
}
