import type { Database } from '@pf/database'

/** What a database is asked from now on, as the driver sees it: of each statement its name or, without one, its text; oldest first. */
export function recordStatements({ pool, urgent }: Database): string[] {
  const recorded: string[] = []
  const seen = new WeakSet<object>()
  for (const connections of [pool, urgent.$client]) {
    connections.on('acquire', (client) => {
      if (seen.has(client)) return
      seen.add(client)
      const query = client.query.bind(client)
      Object.defineProperty(client, 'query', {
        value: (...args: unknown[]): unknown => {
          const [statement] = args
          if (typeof statement === 'string') recorded.push(statement)
          else if (typeof statement === 'object' && statement !== null)
            recorded.push(String(Reflect.get(statement, 'name') ?? Reflect.get(statement, 'text')))
          return Reflect.apply(query, undefined, args)
        },
      })
    })
  }
  return recorded
}
