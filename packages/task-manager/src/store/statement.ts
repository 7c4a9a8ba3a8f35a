/** The database or a transaction, as the statements of this package use it. */
export interface Sql {
  readonly $client: {
    // As in pg: the caller says what the rows are.
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
    query<Row extends Record<string, unknown>>(statement: {
      name?: string
      text: string
      values: unknown[]
    }): Promise<{ rows: Row[] }>
  }
}

/** A statement that each connection prepares once; the name is that of the function that exports it. */
export function statement<Row extends Record<string, unknown>>(
  name: string,
  text: string,
): (sql: Sql, values: unknown[]) => Promise<Row[]> {
  return async (sql, values) => (await sql.$client.query<Row>({ name, text, values })).rows
}

/** JSON for a `json` parameter; null stays null. */
export function toJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}
