import type { MessageParams } from '@pf/task-contract'

/**
 * The text of a key in another language. A key that this version of the console does not know, from a newer server, say, keeps its
 * English text.
 */
export function translate(
  texts: object,
  key: string,
  { params, text }: { readonly params: MessageParams; readonly text: string },
): string {
  const build: unknown = Object.hasOwn(texts, key) ? Reflect.get(texts, key) : undefined
  if (typeof build !== 'function') return text
  const words: unknown = Reflect.apply(build, undefined, [params])
  return typeof words === 'string' ? words : text
}
