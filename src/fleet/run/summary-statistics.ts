import type { Result } from '../../runs/folder/task.ts'
import { type Durations, summed } from '../../vocabulary/durations.ts'
import type { BreakerStatistics, SummaryStatistics, TreeMemorySpan } from '../../vocabulary/summary-statistics.ts'
import type { ScraperRow } from '../../vocabulary/summary.ts'

/** What is read of a scraper's result; results of earlier versions lack parts of it. */
export interface MeasuredResult {
  id: string
  visited: number
  kept: number
  record_ms: Pick<Durations, 'steps' | 'sum_ms'> | null
  breakers: BreakerStatistics[]
}

/** The part of a result that the statistics of a run are made of: small, since it is kept until the run ends. */
export function measure(id: string, { stats }: Result): MeasuredResult {
  const { details, rejections, record_ms, http } = stats as Partial<Measured>
  const lost = Object.values(rejections ?? {}).reduce((sum, n) => sum + n, 0)
  const visited = details?.visited ?? 0
  const breakers = Object.entries(http?.hosts ?? {}).flatMap(([host, { breaker, operations = {} }]) =>
    Object.entries(operations)
      .filter(([, { failed, timed_out, refused }]) => failed + timed_out + refused > 0)
      .map(([operation, counts]) => ({
        scraper: id,
        host,
        operation,
        state: breaker[operation] ?? 'closed',
        ...counts,
      })),
  )
  const kept = visited - (details?.failed ?? 0) - (details?.forbidden ?? 0) - lost
  return { id, visited, kept, record_ms: record_ms ?? null, breakers }
}

interface Measured {
  details: { visited: number; failed: number; forbidden: number }
  rejections: Record<string, number>
  record_ms: Durations
  http: {
    hosts: Record<
      string,
      {
        breaker: Record<string, string>
        operations?: Record<string, Omit<BreakerStatistics, 'scraper' | 'host' | 'operation' | 'state'>>
      }
    >
  }
}

/** Sums up a run that took `ms`. */
export function summaryStatistics(
  rows: ScraperRow[],
  measured: MeasuredResult[],
  { ms, memory }: { ms: number; memory: TreeMemorySpan | null },
): SummaryStatistics {
  const minutes = Math.max(ms, 1) / 60_000
  const ran = rows.filter(({ status, started }) => started !== null && (status === 'failed' || well(status)))
  const records = rows.reduce((sum, row) => sum + row.records.new + row.records.updated, 0)
  const visited = measured.reduce((sum, one) => sum + one.visited, 0)
  const kept = measured.reduce((sum, one) => sum + one.kept, 0)
  const { mean_ms, p50_ms, p95_ms } = summed(measured.flatMap(({ record_ms }) => record_ms ?? []))
  return {
    seconds: Math.round(ms / 100) / 10,
    scrapers_per_minute: rounded(ran.length / minutes),
    records_per_minute: rounded(records / minutes),
    success: {
      by_scraper: percent(ran.filter(({ status }) => well(status)).length, ran.length),
      by_record: percent(kept, visited),
    },
    record_ms: { mean_ms, p50_ms, p95_ms },
    memory,
    breakers: measured.flatMap(({ breakers }) => breakers),
  }
}

function well(status: ScraperRow['status']): boolean {
  return status === 'success' || status === 'warning'
}

function rounded(n: number): number {
  return Math.round(n * 10) / 10
}

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10
}
