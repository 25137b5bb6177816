import { noCounts } from '../../vocabulary/run/counts.ts'
import { SCRAPER_STOPPED } from '../../vocabulary/run/end-messages.ts'
import { PAUSED } from '../../vocabulary/run/progress.ts'
import { EXIT_NOT_WRITTEN } from '../../vocabulary/run/exit-codes.ts'
import type { Ending, EndStatus, LiveStatus } from '../../vocabulary/run/reason.ts'
import type { ScraperRow } from '../../vocabulary/run/summary.ts'
import { hasEnded, readAttempt } from './attempt.ts'
import type { Attempt } from './attempt.ts'
import type { Member } from './run-plan.ts'
import type { Exit } from './task.ts'

/** The one place that turns what is written down about a scraper into a row; nothing else judges how one ended. */
export function readRow(member: Member, watched: boolean): ScraperRow<EndStatus | LiveStatus> {
  return attemptRow(member, readAttempt(member.folder), watched)
}

/**
 * `watched`: somebody lives who will write exit.json when the process is gone. Until then it has not ended, although
 * its result may already be there or its process just have vanished.
 */
export function attemptRow(member: Member, attempt: Attempt, watched: boolean): ScraperRow<EndStatus | LiveStatus> {
  const { launch, state, result, exit } = attempt
  const known = result?.counts ?? state?.progress ?? noCounts()
  const row = {
    country: member.country,
    source: member.source,
    name: member.name,
    group: member.group,
    exit_code: exit?.exit_code ?? null,
    signal: exit?.signal ?? null,
    attempt: member.attempt,
    pid: state?.process.pid ?? exit?.pid ?? launch?.pid ?? null,
    log: launch?.log ?? null,
    started: result?.started ?? state?.started ?? exit?.started ?? launch?.started ?? null,
    finished: exit?.finished ?? result?.finished ?? null,
    pages: known.pages,
    records: known.records,
    peak_rss_mb: result?.peak_rss_mb ?? state?.progress.rss_mb ?? null,
    cpu_ms: result?.cpu_ms ?? state?.progress.cpu_ms ?? null,
  }
  const ended = watched && exit === null ? null : attemptEnding(attempt)
  if (ended !== null) {
    // An attempt that was never launched has no times, whatever its parent wrote about why.
    const never = launch === null ? { started: null, finished: null, pid: null } : {}
    return { ...row, ...never, ...ended, finished: launch === null ? null : (row.finished ?? state?.updated ?? null) }
  }
  const order = attempt.order?.order
  const detail = order === undefined ? '' : order === 'pause' ? PAUSED : SCRAPER_STOPPED
  return { ...row, finished: null, status: launch === null ? 'queued' : 'running', reason: null, detail }
}

type Judged = Ending & { detail: string }

/** Whether the attempt has ended, whoever watched it. */
export function isOver(attempt: Attempt): boolean {
  return attemptEnding(attempt) !== null
}

/** How an attempt ended, or null while it is queued or running. What the scraper wrote itself goes before its exit. */
export function attemptEnding(attempt: Attempt): Judged | null {
  const { state, result, exit } = attempt
  if (exit?.cause === 'spawn_error') return { status: 'failed', reason: 'spawn_error', detail: exit.detail }
  if (exit?.cause === 'timeout') return { status: 'failed', reason: 'timeout', detail: exit.detail }
  if (exit?.cause === 'stalled') return { status: 'failed', reason: 'stalled', detail: exit.detail }
  if (result !== null) return exit === null ? withDetail(result) : withExit(result, exit)
  if (exit !== null) return withoutResult(exit, attempt)
  if (state !== null && hasEnded(attempt)) {
    return { status: 'failed', reason: 'lost', detail: 'its process is gone and left no result' }
  }
  return null
}

function withDetail(result: Judged): Judged {
  return { status: result.status, reason: result.reason, detail: result.detail } as Judged
}

/** A result that says all is well and a process that then died badly: both are reported. */
function withExit(result: Judged, exit: Exit): Judged {
  const wentWell = result.status === 'success' || result.status === 'warning'
  const unseen = exit.exit_code === null && exit.signal === null
  if (!wentWell || unseen || exit.exit_code === 0 || exit.cause === 'stopped') return withDetail(result)
  const reason = exit.signal === null ? 'crash' : 'killed'
  return { status: 'failed', reason, detail: `finished, then ended by ${howItEnded(exit)}` }
}

function withoutResult(exit: Exit, attempt: Attempt): Judged {
  if (exit.cause === 'not_due' || exit.cause === 'max_failures') {
    return { status: 'skipped', reason: exit.cause, detail: exit.detail }
  }
  if (exit.cause === 'offline') return { status: 'failed', reason: 'offline', detail: exit.detail }
  if (exit.cause === 'stopped') {
    return attempt.launch === null
      ? { status: 'skipped', reason: 'stopped', detail: exit.detail }
      : { status: 'interrupted', reason: 'stopped', detail: exit.detail }
  }
  if (exit.signal === 'SIGABRT') return { status: 'failed', reason: 'crash', detail: exit.detail || 'aborted' }
  if (exit.signal !== null) return { status: 'failed', reason: 'killed', detail: `ended by ${exit.signal}` }
  if (exit.exit_code === 0) return { status: 'failed', reason: 'lost', detail: 'ended with exit code 0 and no result' }
  if (exit.exit_code === null) return { status: 'failed', reason: 'lost', detail: `no result: ${exit.detail}` }
  if (exit.exit_code === EXIT_NOT_WRITTEN) {
    const detail =
      'its result could not be written: is the disk of the state directory full? What it stored stays stored'
    return { status: 'failed', reason: 'crash', detail }
  }
  return { status: 'failed', reason: 'crash', detail: `ended with exit code ${exit.exit_code} and no result` }
}

function howItEnded(exit: Exit): string {
  return exit.signal ?? `exit code ${exit.exit_code ?? 'unknown'}`
}
