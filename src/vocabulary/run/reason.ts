/**
 * Why a scraper did not end as a plain success: a closed list. Users' scripts and the docs hang on it
 * (docs/reasons.md; a test holds both together), so a reason is added here and there, and never renamed.
 */
export const REASONS = {
  failed: [
    'invalid_config',
    'spawn_error',
    'crash',
    'killed',
    'lost',
    'timeout',
    'stalled',
    'offline',
    'host_down',
    'blocked',
    'rate_limited',
    'robots_disallowed',
    'robots_unreachable',
    'login_failed',
    'no_entries',
    'no_records',
    'empty_shell',
  ],
  warning: ['partial', 'rejected', 'drift', 'robots_partly', 'trap', 'documents_failed'],
  interrupted: ['stopped'],
  skipped: ['not_due', 'stopped', 'max_failures'],
} as const

export type FailedReason = (typeof REASONS.failed)[number]
export type WarningReason = (typeof REASONS.warning)[number]
export type SkippedReason = (typeof REASONS.skipped)[number]
export type Reason = FailedReason | WarningReason | 'stopped' | SkippedReason

/** How a scraper ended, with the reason that goes with it. */
export type Ending =
  | { status: 'success'; reason: null }
  | { status: 'warning'; reason: WarningReason }
  | { status: 'failed'; reason: FailedReason }
  | { status: 'interrupted'; reason: 'stopped' }
  | { status: 'skipped'; reason: SkippedReason }

export const END_STATUSES = ['success', 'warning', 'failed', 'interrupted', 'skipped'] as const
export type EndStatus = (typeof END_STATUSES)[number]
/** What `status` shows of a scraper that has not ended. */
export type LiveStatus = 'queued' | 'running'
