import { readAttempt } from '../../runs/folder/attempt.ts'
import type { Member, RunPlan } from '../../runs/folder/run-plan.ts'
import type { FleetEvent } from '../../vocabulary/event.ts'
import { END_STATUSES } from '../../vocabulary/reason.ts'
import type { ScraperRow, Summary, Totals } from '../../vocabulary/summary.ts'
import { compare } from '../../vocabulary/compare.ts'
import { isEndRow } from './observer.ts'
import { allMembers } from '../../runs/folder/run-plan.ts'
import type { Observer } from './observer.ts'
import { summaryStatistics } from './summary-statistics.ts'
import type { TreeMemorySpan } from '../../vocabulary/summary-statistics.ts'

/** The summary of a run that is over: a row for every scraper, group members and invalid configs included. */
export function summarise(
  plan: RunPlan,
  observer: Observer,
  emit: (event: FleetEvent) => void,
  memory: TreeMemorySpan | null = null,
): Summary {
  const members = allMembers(plan)
  const offline = isOffline(members, observer)
  if (offline) {
    emit({ type: 'note', level: 'warn', message: 'this machine seems to be offline: not one host could be resolved' })
  }
  const rows = members.map((member) => {
    const row = observer.row(member)
    if (row === undefined || !isEndRow(row)) throw new Error(`Internal error: ${member.folder} has not ended`)
    return offline && row.reason === 'host_down' ? { ...row, reason: 'offline' as const, detail: '' } : row
  })
  const scrapers = [...plan.settled, ...rows].sort(
    (a, b) => compare(a.country, b.country) || compare(a.source, b.source),
  )
  const finished = new Date().toISOString()
  const ms = Date.parse(finished) - Date.parse(plan.created)
  const statistics = summaryStatistics(scrapers, observer.measured, { ms, memory })
  const totals = countTotals(scrapers)
  return { run: plan.run, started: plan.created, finished, mode: plan.mode, totals, scrapers, statistics }
}

function countTotals(rows: ScraperRow[]): Totals {
  const totals: Totals = { scrapers: rows.length, success: 0, warning: 0, failed: 0, interrupted: 0, skipped: 0 }
  for (const status of END_STATUSES) totals[status] = rows.filter((row) => row.status === status).length
  return totals
}

/**
 * Whether the machine and not the sites is to blame: every scraper that ran failed because no name could be resolved.
 * One dead name alone is its site's trouble.
 */
function isOffline(members: Member[], observer: Observer): boolean {
  const ran = members.filter((member) => observer.row(member)?.started != null)
  const hosts = new Set(ran.flatMap((member) => member.hosts))
  return hosts.size > 1 && ran.every((member) => failedToResolve(member, observer))
}

function failedToResolve(member: Member, observer: Observer): boolean {
  if (observer.row(member)?.reason !== 'host_down') return false
  const kinds = readAttempt(member.folder).result?.stats.failure_kinds
  return typeof kinds === 'object' && kinds !== null && Object.keys(kinds).every((kind) => kind === 'dns')
}
