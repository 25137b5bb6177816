import { failed, type Interceptor } from '../exchange.ts'

/**
 * Nearest to the connection: a request that the limit of its page cuts off was with its host, so it is a timeout of
 * that host for the breaker, the cap and the statistics, and no stop of the caller's.
 */
export const itemTimeout: Interceptor = (next) => async (request) => {
  const result = await next(request)
  const { limit, url } = request
  if (result.ok || result.failure.kind !== 'aborted' || limit?.isOver !== true) return result
  const message = `${url.href}: not through within ${limit.seconds} s, its tries and redirects included`
  return failed({ kind: 'timeout', message, url, status: result.failure.status, transient: true, retry: false })
}
