const quoted = /["\\]/
const everyQuoted = /["\\]/g

/** A PostgreSQL array in its text form. */
export function arrayLiteral(values: readonly (string | null)[]): string {
  let literal = ''
  for (const value of values) {
    const text = value !== null && quoted.test(value) ? value.replace(everyQuoted, String.raw`\$&`) : value
    literal += `${literal === '' ? '{' : ','}${text === null ? 'NULL' : `"${text}"`}`
  }
  return literal === '' ? '{}' : `${literal}}`
}
