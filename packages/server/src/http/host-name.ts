import { isIP } from 'node:net'

/** A host as it is compared: lower case, without its port, an IPv6 address in brackets. */
export function hostName(host: string): string {
  const lower = host.toLowerCase()
  return isIP(lower) === 6 ? `[${lower}]` : lower.replace(/:\d+$/, '')
}
