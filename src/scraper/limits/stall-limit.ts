import type { RequestSettings } from '../../config/source.ts'
import { longestRetryWait } from '../../http/middleware/retry.ts'

const LEAST_S = 300

/**
 * After how long without any progress a run counts as stalled, in ms: twice what one page may take with all its tries.
 */
export function stallLimitMs(settings: RequestSettings): number {
  const { request_timeout, retries, retry_seconds, rate_limit, concurrency } = settings
  // No wait is longer than the one before the last try.
  const waiting = (retries * longestRetryWait(retries, retry_seconds)) / 1000
  return 1000 * Math.max(LEAST_S, 2 * (request_timeout * (retries + 1) + waiting + rate_limit * concurrency))
}
