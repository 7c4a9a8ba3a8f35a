import { z } from 'zod'

/** Which way names are changed: to the wire's snake_case, or back. */
type Direction = 'toWire' | 'fromWire'

/**
 * A value in the wire's snake_case, as its schema says which keys are names: those of objects are, those of records (warehouses, columns)
 * are data and stay.
 */
export function toWire(schema: z.core.$ZodType, value: unknown): unknown {
  return rename(schema, value, 'toWire')
}

/** The opposite of `toWire`; nothing is checked, keys that the schema does not know stay as they are for it to refuse. */
export function fromWire(schema: z.core.$ZodType, value: unknown): unknown {
  return rename(schema, value, 'fromWire')
}

function rename(schema: z.core.$ZodType, value: unknown, direction: Direction): unknown {
  if (value === null || typeof value !== 'object') return value
  const inner = unwrapped(schema)
  if (Array.isArray(value)) {
    return inner instanceof z.ZodArray ? value.map((item) => rename(inner.element, item, direction)) : value
  }
  if (inner instanceof z.ZodRecord) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, rename(inner.valueType, item, direction)]),
    )
  }
  const object = inner instanceof z.ZodUnion ? memberOf(inner, value) : inner
  return object instanceof z.ZodObject ? renameKeys(object, value, direction) : value
}

function renameKeys(schema: z.ZodObject, value: object, direction: Direction): unknown {
  const names = new Map(
    Object.keys(schema.shape).map((name) => (direction === 'toWire' ? [name, name] : [snake(name), name])),
  )
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const name = names.get(key) ?? key
      const field = schema.shape[name]
      return [direction === 'toWire' ? snake(name) : name, field === undefined ? item : rename(field, item, direction)]
    }),
  )
}

/** The member of a union that a value is of: the one that parses it. */
function memberOf(schema: z.ZodUnion, value: unknown): z.core.$ZodType | undefined {
  return schema.options.find((option) => z.core.safeParse(option, value).success)
}

/** Without what only says whether a value may be missing. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return unwrapped(schema.unwrap())
  }
  return schema
}

/** `headerRow` → `header_row` */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
