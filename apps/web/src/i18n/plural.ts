/**
 * The Russian texts that a set of English ones demands: every key, and all four plural forms where English has its two.
 * Leaving one out does not compile.
 */
export type Russian<Texts> = {
  readonly [Key in keyof Texts as RussianKey<Key>]: Texts[Key] extends string ? string : Russian<Texts[Key]>
}

type RussianKey<Key> = Key extends `${infer Base}_${'one' | 'other'}`
  ? `${Base}_${'one' | 'few' | 'many' | 'other'}`
  : Key
