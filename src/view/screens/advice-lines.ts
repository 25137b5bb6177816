import type { Reason } from '../../vocabulary/run/reason.ts'
import type { LiveSummary, Summary } from '../../vocabulary/run/summary.ts'
import { wrapWords } from '../cell.ts'
import type { Layout } from './summary-table.ts'

/**
 * What helps, in a few words; docs/reasons.md says more. Reasons that need nothing, or whose detail says it, have none.
 */
const ADVICE: Partial<Record<Reason, string>> = {
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

/** For each reason of the run what to do about it, once, in the order of the rows. */
export function adviceLines({ scrapers }: Summary | LiveSummary, { palette, columns }: Layout): string[] {
  const reasons = new Set(scrapers.flatMap(({ status, reason }) => (status === 'skipped' ? [] : (reason ?? []))))
  const lines = [...reasons].flatMap((reason) => {
    const advice = ADVICE[reason]
    return advice === undefined ? [] : wrapWords(`  ${reason}: ${advice}`, columns || Infinity, 3, palette.mark)
  })
  return lines.length === 0 ? [] : ['What to do:', ...lines]
}
