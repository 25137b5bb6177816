import type { Reason } from '../vocabulary/run/reason.ts'

/**
 * What helps, in a few words; docs/reasons.md says more. Reasons that need nothing, or whose detail says it, have none.
 */
export const ADVICE: Partial<Record<Reason, string>> = {
  spawn_error: 'check the machine with doctor',
  killed: 'run again; if memory ran out, lower --max-parallel or set --max-rss',
  lost: 'run again',
  timeout: 'run again, it continues; or allow more with --timeout',
  offline: 'check the connection of this machine',
  host_down: 'run again later; if it stays so, correct or park the config',
  blocked: 'slow down (rate_limit), or ask the publisher',
  rate_limited: 'raise rate_limit or lower concurrency, and run again later',
  robots_unreachable: 'run again later',
  login_failed: 'check the user, the password and the steps of its login',
  no_entries: 'the layout or address has changed: check selectors.thumbnail and listing',
  no_records: 'the layout of articles has changed: check selectors.article',
  empty_shell: 'scripts build its pages: look for its API or feed',
  drift: 'look at one of its pages, and check the selectors',
  trap: 'limit the listing with max_pages or stop_date',
}
