import type { HttpEvent } from './client.ts'
import { failed, type Interceptor, hostOf, type Outgoing, type Result } from './exchange.ts'

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const MOST_HOPS = 10

/**
 * Follows redirects itself, each hop through the whole chain below: robots.txt of the new host, its pace, its address.
 * A page that redirects to itself is taken for a loop, unless it has set a cookie that it may be waiting for.
 */
export function createRedirect(jarVersion: () => number, onEvent: (event: HttpEvent) => void): Interceptor {
  return (next) => async (request) => {
    const visits = new Map<string, { jar: number; count: number }>()
    let current = request
    for (let hops = 0; ; hops++) {
      const page = withoutHash(current.url)
      const before = visits.get(page)
      if (before && (before.count > 1 || before.jar === jarVersion())) return refuse(current, `a loop through ${page}`)
      visits.set(page, { jar: jarVersion(), count: (before?.count ?? 0) + 1 })

      const result = await next(current)
      if (!result.ok || !REDIRECTS.has(result.answer.status)) return result
      const { status, headers } = result.answer
      if (hops === MOST_HOPS) return refuse(current, `more than ${MOST_HOPS} redirects`, status)
      const { location } = headers
      if (!location) return refuse(current, `HTTP ${status} without a Location`, status)
      const target = resolve(location, current.url)
      if (target === null)
        return refuse(current, `HTTP ${status} to '${location.slice(0, 200)}', which is no web address`, status)
      onEvent({ type: 'redirect', from: current.url.href, to: target.href, status })
      current = { ...request, url: target, host: hostOf(target) }
    }
  }
}

/** The target of a Location header; null when it is not http(s). Browsers read raw UTF-8 there, and so do we. */
function resolve(location: string, base: URL): URL | null {
  const text = Buffer.from(location, 'latin1').toString('utf8')
  const target = URL.parse(text.includes('\ufffd') ? location : text, base.href)
  return target !== null && (target.protocol === 'http:' || target.protocol === 'https:') ? target : null
}

function withoutHash(url: URL): string {
  return url.hash === '' ? url.href : url.href.slice(0, -url.hash.length)
}

function refuse(request: Outgoing, message: string, status: number | null = null): Result {
  return failed({
    kind: 'redirect',
    message: `${request.url.href}: ${message}`,
    url: request.url,
    status,
    transient: false,
    retry: false,
  })
}
