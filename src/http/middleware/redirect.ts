import { isUtf8 } from 'node:buffer'
import type { HttpEvent } from '../client.ts'
import { failed, type Interceptor, type Outgoing, type HttpResult, withoutUser } from '../exchange.ts'
import { refreshTarget } from './meta-refresh.ts'

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const KEEPS_FORM = new Set([307, 308])
const MOST_HOPS = 10

/**
 * Follows redirects itself, each hop through the whole chain below: robots.txt of the new host, its pace, its address.
 * A page that is nothing but a refresh is one too. A page that redirects to itself is taken for a loop, unless it has
 * set a cookie that it may be waiting for.
 */
export function createRedirect(jarVersion: () => number, onEvent: (event: HttpEvent) => void): Interceptor {
  return (next) => async (request) => {
    const visits = new Map<string, { jar: number; count: number }>()
    let current = request
    for (let hops = 0; ; hops++) {
      const page = `${current.post === undefined ? '' : 'POST '}${withoutHash(current.url)}`
      const before = visits.get(page)
      if (before && (before.count > 1 || before.jar === jarVersion())) return refuse(current, `a loop through ${page}`)
      visits.set(page, { jar: jarVersion(), count: (before?.count ?? 0) + 1 })

      const result = await next(current)
      if (!result.ok) return result
      const { status, headers } = result.response
      const isRedirect = REDIRECTS.has(status)
      const location = isRedirect ? (headers.location ?? '') : refreshTarget(result.response)
      if (location === null) return result
      if (hops === MOST_HOPS) return refuse(current, `more than ${MOST_HOPS} redirects`, status)
      const target = targetOf(location, current.url)
      // A refresh to an app or a mail program is a page for those who have none.
      if (typeof target === 'string' && !isRedirect) return result
      if (typeof target === 'string') return refuse(current, `HTTP ${status} ${target}`, status)
      // 307 and 308 ask for the same form elsewhere: what is in it is for this host.
      const again = current.post !== undefined && KEEPS_FORM.has(status)
      if (again && !isAsSafe(target, current.url))
        return refuse(current, `HTTP ${status} sends the form on to ${target.origin}`, status)
      onEvent({ type: 'redirect', from: current.url.href, to: target.href, status })
      current = redirected(current, target, again)
    }
  }
}

/** Where an answer leads; what is wrong with it when it leads nowhere. */
function targetOf(location: string, base: URL): URL | string {
  if (location === '') return 'without a Location'
  const target = parseLocation(location, base)
  if (target && /^https?:$/.test(target.protocol)) return withoutUser(target)
  return `to '${location.slice(0, 200)}', which is no web address`
}

/**
 * The address in a Location. Header bytes arrive as latin-1: browsers read raw UTF-8 in this one, and so do we; bytes
 * of another charset are sent back as they came.
 */
export function parseLocation(location: string, base: URL): URL | null {
  const bytes = Buffer.from(location, 'latin1')
  const text = isUtf8(bytes)
    ? bytes.toString('utf8')
    : location.replace(/[\u0080-\u00ff]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return URL.parse(text, base.href)
}

/**
 * What one origin was told to trust us by is no other's business, and what we have of one page says nothing of another.
 */
function redirected({ post, ...request }: Outgoing, url: URL, again: boolean): Outgoing {
  const { 'if-none-match': _, 'if-modified-since': __, ...headers } = request.headers
  const form = again && post !== undefined ? { post } : {}
  if (url.origin === request.url.origin) return { ...request, ...form, url, host: url.host, headers }
  const { authorization: ___, cookie: ____, ...bare } = headers
  return { ...request, ...form, url, host: url.host, headers: bare }
}

/** The same host, and not from https to http. */
function isAsSafe(target: URL, from: URL): boolean {
  return target.host === from.host && (target.protocol === from.protocol || target.protocol === 'https:')
}

function withoutHash(url: URL): string {
  return url.hash === '' ? url.href : url.href.slice(0, -url.hash.length)
}

function refuse(request: Outgoing, message: string, status: number | null = null): HttpResult {
  const { url } = request
  return failed({ kind: 'redirect', message: `${url.href}: ${message}`, url, status, transient: false, retry: false })
}
