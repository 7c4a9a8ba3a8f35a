import { readFile } from 'node:fs/promises'

/** The memory that a process holds now, in MB (Linux). */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  if (kilobytes === undefined) throw new Error(`No memory figure for process ${pid}`)
  return Math.round(Number(kilobytes) / 1_024)
}
