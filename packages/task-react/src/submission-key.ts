/** Gives each submission of a form its idempotency key. */
export interface SubmissionKeys {
  /**
   * The key for an input: the same input gets the same key, so that a double click, or a click after an answer that was lost, finds the
   * task that the first one made.
   */
  readonly keyFor: (input: unknown) => string
  /** From now on the same input means another task. */
  readonly renew: () => void
}

export function createSubmissionKeys(makeKey: () => string = randomKey): SubmissionKeys {
  let last: { readonly input: string; readonly key: string } | null = null
  return {
    keyFor: (input) => {
      const text = JSON.stringify(input)
      if (last?.input !== text) last = { input: text, key: makeKey() }
      return last.key
    },
    renew: () => {
      last = null
    },
  }
}

/** `crypto.randomUUID` exists on https and localhost alone; this also works in a plain network. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
