import type { FollowedRun } from '../../runs/run-reader.ts'
import { allMembers, memberId } from '../../runs/folder/run-plan.ts'
import type { Progress } from '../../vocabulary/run/progress.ts'
import type { LiveSummary } from '../../vocabulary/run/summary.ts'
import type { Follow } from '../../view/fleet-state.ts'
import { timeLeft } from '../../view/live/time-left.ts'
import type { RunHead, RunRow } from '../shapes.ts'

/** A row of a run as a page gets it. */
export function runRow(row: LiveSummary['scrapers'][number], progress: Progress | undefined): RunRow {
  const { country, source, name, group, status, reason, detail, attempt, started, finished, pages, records } = row
  const doing =
    progress === undefined || status !== 'running'
      ? null
      : {
          phase: progress.phase,
          listing_pages: progress.listing_pages,
          pending: progress.pending,
          waiting: progress.waiting,
        }
  return {
    country,
    source,
    name,
    group,
    status,
    reason,
    detail,
    attempt,
    started,
    finished,
    pages,
    records,
    peak_rss_mb: row.peak_rss_mb,
    doing,
  }
}

/** What is said of a run as a whole. `now` in ms since 1970. */
export function runHead({ summary, plan, carried }: FollowedRun, pagesPerSecond: number | null, now: number): RunHead {
  const { run, started, finished, mode, totals, scrapers } = summary
  const state = finished !== null ? 'finished' : carried || totals.running > 0 ? 'running' : 'left_behind'
  const left = finished === null && carried ? timeLeft(followed(scrapers, plan), now) : null
  return {
    run,
    started,
    finished,
    mode,
    max_parallel: plan.max_parallel,
    totals,
    state,
    pages_per_second: finished === null ? pagesPerSecond : null,
    // Seconds are enough, and fewer changes to be sent.
    left_ms: left === null ? null : Math.ceil(left.ms / 1000) * 1000,
    left_unknown: left?.unknown ?? 0,
  }
}

function followed(
  rows: LiveSummary['scrapers'],
  plan: FollowedRun['plan'],
): { scrapers: Map<string, Follow>; max_parallel: number } {
  const byId = new Map(rows.map((row) => [memberId(row), row]))
  const scrapers = allMembers(plan).map((member): [string, Follow] => {
    const id = memberId(member)
    const row = byId.get(id)
    return [id, { id, log: null, group: member.group, expected_ms: member.expected_ms, at: phaseOf(row) }]
  })
  return { scrapers: new Map(scrapers), max_parallel: plan.max_parallel }
}

function phaseOf(row: LiveSummary['scrapers'][number] | undefined): Follow['at'] {
  if (row === undefined || row.status === 'queued') return { phase: 'queued' }
  if (row.status === 'running') {
    return { phase: 'running', since: Date.parse(row.started ?? ''), progress: null, earlier: [] }
  }
  return { phase: 'ended', row: { ...row, status: row.status } }
}
