/** Signals that end a process in good order: Ctrl-C, a service manager, a closed terminal. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A terminal and the package manager may both pass the same Ctrl-C on; what comes this soon after is no second request. */
const echoMs = 300

/**
 * Resolves with the first signal to stop. A second one ends the process at once, by that signal. Output to a terminal that is gone is
 * dropped from then on instead of ending the process.
 */
export function stopSignal(): { readonly stopped: Promise<NodeJS.Signals>; readonly [Symbol.dispose]: () => void } {
  const { promise: stopped, resolve } = Promise.withResolvers<NodeJS.Signals>()
  let firstAt: number | undefined
  const onSignal = (signal: NodeJS.Signals): void => {
    if (firstAt === undefined) {
      firstAt = performance.now()
      resolve(signal)
      return
    }
    if (performance.now() - firstAt < echoMs) return
    forget()
    process.kill(process.pid, signal)
  }
  for (const signal of stopSignals) process.on(signal, onSignal)
  for (const output of [process.stdout, process.stderr]) output.on('error', dropError)
  const forget = (): void => {
    for (const signal of stopSignals) process.off(signal, onSignal)
  }
  return { stopped, [Symbol.dispose]: forget }
}

function dropError(): void {
  // The terminal is gone: there is nobody to be told.
}
