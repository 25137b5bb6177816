/** Details of endings that more than one process reports, each worded here alone. */
export const RUN_STOPPED = 'the run was stopped'
export const SCRAPER_STOPPED = 'stopped on request'

/** `silence_ms`: how long nothing was heard, in ms. */
export function noSignOfLife(silence_ms: number): string {
  return `no sign of life for ${silence_ms / 1000} s: it hangs in its own code`
}

/** `limit_ms`: the time limit of the scraper, in ms. */
export function timeLimitReached(limit_ms: number): string {
  return `stopped after its time limit of ${limit_ms / 1000} s`
}
