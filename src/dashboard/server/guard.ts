import { hash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import { hostname } from 'node:os'

export interface GuardOptions {
  /** Where it listens. */
  host: string
  /** What an action has to be asked for with; null: there are no actions. */
  token: string | null
}

/** What a request says of itself, lower case names. */
export interface Asked {
  method: string
  path: string
  header: (name: string) => string | undefined
}

type Refusal = { status: 401 | 403 | 421; error: string }

/**
 * Why a request is refused; null for one that may go on. A page of another site can make the browser send requests
 * here, and can make a name of its own lead here: the names of the server, where a request comes from, and a token that
 * no other site knows are looked at.
 */
export function refusalOf({ host, token }: GuardOptions, { method, path, header }: Asked): Refusal | null {
  const named = nameOf(header('host') ?? '')
  if (!isOwnName(named, host)) return { status: 421, error: `this is no server of '${named}'` }
  const isApi = path.startsWith('/api/') || path === '/metrics'
  const isRead = method === 'GET' || method === 'HEAD'
  const origin = header('origin')
  if (origin !== undefined && nameAndPort(origin) !== header('host')?.toLowerCase()) {
    return { status: 403, error: 'requests from other sites are refused' }
  }
  const site = header('sec-fetch-site')
  const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none'
  // A link on another site may lead to the page, which then asks for itself.
  const isVisit = isRead && !isApi && header('sec-fetch-mode') === 'navigate'
  if (isForeign && !isVisit) return { status: 403, error: 'requests from other sites are refused' }
  if (!isApi) return isRead ? null : { status: 403, error: 'this can only be read' }
  if (isRead && isLoopback(host)) return null
  if (token === null) return { status: 403, error: 'read-only: start the dashboard with --token-file to allow actions' }
  return isToken(header('authorization'), token) ? null : { status: 401, error: 'the token is missing or wrong' }
}

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

/**
 * Names under which the server may be asked. Where only this machine reaches it, a name that somebody else made lead
 * here is not among them; elsewhere such a name is of no use without the token.
 */
function isOwnName(name: string, host: string): boolean {
  if (name === 'localhost' || name === host || isLoopback(name)) return true
  if (isLoopback(host)) return false
  const own = hostname().toLowerCase()
  return isIP(name) !== 0 || name === own || name.startsWith(`${own}.`)
}

/** The name in a Host header, without its port; the brackets of IPv6 are taken off. */
function nameOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d{1,5}$/, '')
    .replace(/^\[|\]$/g, '')
}

function nameAndPort(origin: string): string | null {
  return URL.parse(origin)?.host ?? null
}

function isToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
  if (given === undefined) return false
  // Of one length, so that the time says nothing.
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer')
  return timingSafeEqual(digest(given), digest(token))
}
