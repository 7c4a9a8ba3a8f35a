import { isIP } from 'node:net'
import { uploadHeader } from '@pf/contract'
import { problem } from './problem.ts'
import type { Problem } from './problem.ts'
import { hostName, isLoopback } from './host-name.ts'

/** Names under which the server may be called. */
export interface HostPolicy {
  /** The address that it listens at. */
  readonly host: string
  readonly allowedHosts: readonly string[]
}

/** What the guards look at. */
export interface GuardedRequest {
  readonly method: string
  readonly path: string
  header(name: string): string | undefined
}

const jsonBodyLimit = 2 * 1024 * 1024

/**
 * Refuses what a page of another site could make a browser send: a name that only leads here by a rebound DNS entry, a write from another
 * origin, a form where JSON is spoken. Null: let it pass.
 */
export function refusal(request: GuardedRequest, policy: HostPolicy): Problem | null {
  return refuseHost(request, policy) ?? refuseOrigin(request) ?? refuseBody(request)
}

function refuseHost(request: GuardedRequest, policy: HostPolicy): Problem | null {
  const name = hostName(request.header('host') ?? '')
  if (isLoopback(name) || policy.allowedHosts.some((allowed) => hostName(allowed) === name)) return null
  // An address can't be rebound; only a server that was opened to the network answers to one of its own.
  if (!isLoopback(policy.host) && (isIP(name.replace(/^\[|\]$/g, '')) !== 0 || name === hostName(policy.host)))
    return null
  return problem(
    403,
    'hostNotAllowed',
    `This server does not answer to the name "${name}". If it is the server's own, add it to PRICEFORGE_ALLOWED_HOSTS`,
  )
}

function refuseOrigin(request: GuardedRequest): Problem | null {
  if (request.method === 'GET' || request.method === 'HEAD') return null
  const site = request.header('sec-fetch-site')
  const origin = request.header('origin')
  const sameSite = site === undefined || site === 'same-origin' || site === 'none'
  const sameOrigin = origin === undefined || originHost(origin) === (request.header('host') ?? '').toLowerCase()
  if (sameSite && sameOrigin) return null
  return problem(403, 'crossOrigin', 'Requests from pages of another origin are refused')
}

function refuseBody(request: GuardedRequest): Problem | null {
  const { method, path } = request
  if (path.startsWith('/trpc/')) {
    const type = request.header('content-type')
    if ((method === 'GET' && type === undefined) || isJson(type)) return refuseLength(request)
    return problem(
      415,
      'jsonOnly',
      `Calls are made in JSON: expected content-type application/json, got ${type ?? 'none'}`,
    )
  }
  if (path === '/api/files' && method === 'POST' && request.header(uploadHeader) === undefined) {
    return problem(403, 'uploadHeaderMissing', `An upload carries the header ${uploadHeader}: 1`)
  }
  return null
}

function refuseLength(request: GuardedRequest): Problem | null {
  if (request.header('transfer-encoding') !== undefined)
    return problem(411, 'lengthRequired', 'A call says its length: send it with content-length')
  const length = Number(request.header('content-length') ?? 0)
  if (length > jsonBodyLimit)
    return problem(413, 'callTooLarge', `A call may have up to ${jsonBodyLimit} bytes; this one has ${length}`)
  return null
}

function isJson(type: string | undefined): boolean {
  return type !== undefined && /^application\/json\s*(;|$)/i.test(type)
}

function originHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
