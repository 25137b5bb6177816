import type { Reason } from '../../vocabulary/run/reason.ts'
import { compare } from '../../vocabulary/text/compare.ts'
import type { CountedRow, PastEnds } from './history.ts'

/** What of a row is not in columns of its own, as one JSON array: its text is read once for all of it. */
export const COUNTED_COLUMNS = `json_extract(row, '$.reason', '$.records.found', '$.records.new', '$.records.updated',
  '$.records.unchanged', '$.records.rejected', '$.pages.fetched', '$.pages.failed')`

/**
 * Makes runs of rows in any order, newest first. Each row: run, country, source, finished, duration_ms, status,
 * `counted` (as COUNTED_COLUMNS), `is_past` (whether its run ended before now) and `ended_at` (by which runs are
 * ordered).
 */
export function groupEnds(found: readonly Record<string, unknown>[]): PastEnds[] {
  const runs = new Map<string, PastEnds & { rank: string }>()
  for (const columns of found) {
    const run = String(columns['run'])
    const finished = String(columns['finished'])
    let known = runs.get(run)
    if (known === undefined) {
      known = { run, finished, scrapers: [], rank: `${Number(columns['is_past'])}${String(columns['ended_at'])}${run}` }
      runs.set(run, known)
    }
    if (finished > known.finished) known.finished = finished
    known.scrapers.push(countedRow(columns, finished))
  }
  const ordered = [...runs.values()].sort((a, b) => compare(b.rank, a.rank))
  return ordered.map(({ run, finished, scrapers }) => ({ run, finished, scrapers }))
}

type Counted = [reason: Reason | null, ...counts: (number | null)[]]

function countedRow(columns: Record<string, unknown>, finished: string): CountedRow {
  const { counted, duration_ms: ms } = columns
  const [reason, ...counts] = (typeof counted === 'string' ? JSON.parse(counted) : counted) as Counted
  const count = (place: number): number => counts[place] ?? 0
  return {
    country: String(columns['country']),
    source: String(columns['source']),
    status: String(columns['status']) as CountedRow['status'],
    reason,
    // Of one that was never started, the end of its run stands in the column.
    started: ms === null ? null : new Date(Date.parse(finished) - Number(ms)).toISOString(),
    finished: ms === null ? null : finished,
    records: { found: count(0), new: count(1), updated: count(2), unchanged: count(3), rejected: count(4) },
    pages: { fetched: count(5), failed: count(6) },
  }
}
