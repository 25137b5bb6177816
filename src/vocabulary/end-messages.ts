/** Details of endings that more than one process reports, each worded here alone. */
export const RUN_STOPPED = 'the run was stopped'

/** `limit_ms`: the time limit of the scraper, in ms. */
export function timeLimitReached(limit_ms: number): string {
  return `stopped after its time limit of ${limit_ms / 1000} s`
}
