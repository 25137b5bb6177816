import type { RunPlan } from '../../../runs/folder/run-plan.ts'
import type { FleetEvent } from '../../../vocabulary/run/event.ts'
import { END_STATUSES } from '../../../vocabulary/run/reason.ts'
import type { ScraperRow, Summary, Totals } from '../../../vocabulary/run/summary.ts'
import { compare } from '../../../vocabulary/text/compare.ts'
import { OFFLINE } from '../offline.ts'
import { isEndRow } from '../observer.ts'
import { allMembers } from '../../../runs/folder/run-plan.ts'
import type { Observer } from '../observer.ts'
import { summaryStatistics } from './summary-statistics.ts'
import type { TreeMemorySpan } from '../../../vocabulary/run/summary-statistics.ts'

/**
 * The summary of a run that is over: a row for every scraper, group members and invalid configs included. `offline`:
 * whether it was this machine that could resolve no host, and no site is to blame.
 */
export function summarise(
  plan: RunPlan,
  observer: Observer,
  emit: (event: FleetEvent) => void,
  { offline, memory }: { offline: boolean; memory: TreeMemorySpan | null },
): Summary {
  const members = allMembers(plan)
  if (offline && !members.some((member) => observer.row(member)?.reason === 'offline')) {
    emit({ type: 'note', level: 'warn', message: OFFLINE })
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
