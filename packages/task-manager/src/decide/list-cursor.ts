import { z } from 'zod'

/** Where a page of the list ends: the place of its last task in (createdAt, id). */
export interface ListCursor {
  readonly createdAt: Date
  readonly id: string
}

const stored = z.tuple([z.int().max(8.64e15).min(-8.64e15), z.uuid()])

export function encodeCursor({ createdAt, id }: ListCursor): string {
  return Buffer.from(JSON.stringify([createdAt.getTime(), id])).toString('base64url')
}

/** Returns undefined for what no page has answered. */
export function decodeCursor(text: string): ListCursor | undefined {
  try {
    const parsed = stored.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    return parsed.success ? { createdAt: new Date(parsed.data[0]), id: parsed.data[1] } : undefined
  } catch {
    return undefined
  }
}
