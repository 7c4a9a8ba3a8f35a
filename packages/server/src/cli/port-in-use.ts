import { z } from 'zod'
import type { Config } from '../config/config.ts'

const healthAnswer = z.object({ name: z.literal('priceforge') })

/** Why the port can't be had, in one sentence with what to do. */
export async function portInUse({ host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  const other = `choose another one with --port ${port + 1} or PORT=${port + 1}`
  if (await isPriceForge(host, port)) {
    return `Port ${port} is taken: PriceForge runs already at http://localhost:${port}. Use that one, or ${other}; servers of one data folder share its database`
  }
  return `Port ${port} is taken by another program: stop that, or ${other}`
}

async function isPriceForge(host: string, port: number): Promise<boolean> {
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  try {
    const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/healthz`
    const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) })
    return healthAnswer.safeParse(await answer.json()).success
  } catch {
    return false
  }
}
