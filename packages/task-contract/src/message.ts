/** Values that fill a message. Numbers stay numbers, so that each language formats them its own way. */
export type MessageParams = Readonly<Record<string, string | number>>

/** What a task does now: a key with its params for programs and translations, and the English text for people. */
export interface Message<Key extends string = string, Params = MessageParams> {
  readonly key: Key
  readonly params: Params
  readonly text: string
}

/** English texts by key; a text without params takes none. */
export type Texts = Readonly<Record<string, (params: never) => string>>

/** The params that the text of a key takes; `{}` where it takes none. */
export type ParamsOf<Text> = Text extends (params: infer P) => string
  ? unknown extends P
    ? Record<string, never>
    : P
  : never

export type MessageBuilders<T extends Texts> = {
  readonly [K in keyof T & string]: (...params: Parameters<T[K]>) => Message<K, ParamsOf<T[K]>>
}

/** Another language's texts over the same keys: a missing key does not compile. */
export type Translation<Builders> = {
  readonly [K in keyof Builders]: Builders[K] extends (...params: infer P) => unknown ? (...params: P) => string : never
}

/**
 * Declares the messages of a task type: key → English text of typed params.
 * A handler reports `progress(40, definition.messages.readingRows({ rows }))`.
 */
export function defineMessages<const T extends Texts>(texts: T): MessageBuilders<T>
export function defineMessages(texts: CallableTexts): Record<string, (params?: MessageParams) => Message> {
  return mapTexts(texts, (key, params, text) => ({ key, params, text }))
}

/** `Texts` as the implementation calls them: the typed signatures above guarantee that each gets the params that it takes. */
export type CallableTexts = Readonly<Record<string, (params: MessageParams) => string>>

/** One builder per key; messages and errors differ only in what a builder makes of key, params and text. */
export function mapTexts<Built>(
  texts: CallableTexts,
  build: (key: string, params: MessageParams, text: string) => Built,
): Record<string, (params?: MessageParams) => Built> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, (params: MessageParams = {}) => build(key, params, text(params))]),
  )
}
