import { isIP } from 'node:net'

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** Whether a host leads to this machine alone. */
export function isLoopback(host: string): boolean {
  return loopbackNames.includes(hostName(host))
}

/** A host as it is compared: lower case, without its port, an IPv6 address in brackets. */
export function hostName(host: string): string {
  const lower = host.toLowerCase()
  return isIP(lower) === 6 ? `[${lower}]` : lower.replace(/:\d+$/, '')
}
