import type { FailureKind } from './client.ts'
import { failed, type Interceptor } from './exchange.ts'

/** Turns final answers that are no page into failures. */
export const judgeStatus: Interceptor = (next) => async (request) => {
  const result = await next(request)
  if (!result.ok) return result
  const { status, url } = result.answer
  if ((status >= 200 && status < 300) || status === 304) return result
  const kind = kindOf(status)
  const transient = kind === 'rate_limited' || status >= 500 || status === 408 || status === 425
  return failed({ kind, message: `HTTP ${status} for ${url.href}`, url, status, transient, retry: false })
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
