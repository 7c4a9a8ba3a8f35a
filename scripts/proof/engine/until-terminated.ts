/** Waits for SIGTERM: a process that was asked to end closes what it has open. */
export async function untilTerminated(): Promise<void> {
  await new Promise((resolve) => process.once('SIGTERM', resolve))
}
