import type { FailedReason } from './reason.ts'

/** What each failure means, in a few words for a list; docs/reasons.md says more. */
export const REASON_WORDS: Record<FailedReason, string> = {
  invalid_config: 'its config cannot be used',
  spawn_error: 'its process could not be started',
  crash: 'it crashed',
  killed: 'a signal ended it',
  lost: 'its process disappeared without a result',
  timeout: 'it ran longer than its time limit',
  stalled: 'nothing moved any more',
  offline: 'this machine has no network',
  host_down: 'the site cannot be reached, or answers with errors only',
  blocked: 'the site refuses the requests',
  rate_limited: 'the site demands longer waits than are allowed',
  robots_disallowed: 'robots.txt forbids it',
  robots_unreachable: 'robots.txt cannot be read',
  login_failed: 'the login failed',
  no_entries: 'no entry was found on its listing pages',
  no_records: 'no entry gave a record',
  empty_shell: 'its pages have no text without their scripts',
}
