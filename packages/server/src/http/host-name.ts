import { isIP } from 'node:net'

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** Whether a host leads to this machine alone. */
export function isLoopback(host: string): boolean {
  return loopbackNames.includes(hostName(host))
}

/** A host as it is compared: lower case, without its port, an IPv6 address in brackets. */
export function hostName(host: string): string {
  const lower = host.toLowerCase()
  const name = lower.replace(/:\d+$/, '')
  // Only an IPv6 address still has a colon; isIP alone would cost more than all other guards of a request.
  return name.includes(':') && isIP(lower) === 6 ? `[${lower}]` : name
}
