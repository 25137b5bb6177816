import type { FailureKind } from '../failure-kinds.ts'
import { failed, type Interceptor, type Outgoing } from '../exchange.ts'

// Of a 403 too: blocks are lifted, unlike a login (401) or a legal order (451).
const LATER = new Set([403, 408, 425, 429])

/** Turns final answers that are no page into failures. */
export const failOnStatus: Interceptor = (next) => async (request) => {
  const result = await next(request)
  if (!result.ok) return result
  const { status, url, headers } = result.response
  const retry_after = headers['retry-after']
  if ((status >= 200 && status < 300) || (status === 304 && isConditional(request) && url.href === request.url.href))
    return result
  // The page that says what was wrong with a password.
  if (request.operation === 'login' && status >= 400 && status < 500 && !LATER.has(status)) return result
  const kind = kindOf(status)
  const transient = status >= 500 || LATER.has(status)
  return failed({
    kind,
    message: `${url.href}: HTTP ${status}${retry_after === undefined ? '' : `, Retry-After: ${retry_after}`}`,
    url,
    status,
    transient,
    retry: false,
  })
}

/** Only a client that has the page already can get this answer. */
function isConditional({ headers }: Outgoing): boolean {
  return 'if-none-match' in headers || 'if-modified-since' in headers
}

function kindOf(status: number): FailureKind {
  switch (status) {
    case 404:
    case 410:
      return 'gone'
    case 401:
    case 403:
    case 451:
      return 'blocked'
    case 429:
      return 'rate_limited'
    default:
      return 'http'
  }
}
