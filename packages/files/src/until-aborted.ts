/** The same stream, but an abort ends it at once with the signal's reason, also while the stream stands still. */
export async function* untilAborted<T>(stream: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  signal.throwIfAborted()
  const iterator = stream[Symbol.asyncIterator]()
  const aborted = Promise.withResolvers<never>()
  // Nobody waits for it between two pieces; that is no error.
  aborted.promise.catch(() => undefined)
  const onAbort = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  let finished = false
  try {
    for (;;) {
      const { done, value } = await Promise.race([iterator.next(), aborted.promise])
      if (done === true) {
        finished = true
        return
      }
      yield value
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    // Not waited for: a generator answers only once its own pending step has ended.
    if (!finished) Promise.resolve(iterator.return?.()).catch(() => undefined)
  }
}
