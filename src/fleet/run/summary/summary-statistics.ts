import type { Attempt } from '../../../runs/folder/attempt.ts'
import { noCounts } from '../../../vocabulary/run/counts.ts'
import { type Durations, summed } from '../../../vocabulary/time/durations.ts'
import { clientReports, documentReports } from './browser-and-documents.ts'
import type {
  BreakerStatistics,
  ClientReport,
  DocumentReport,
  SummaryStatistics,
  TreeMemorySpan,
} from '../../../vocabulary/run/summary-statistics.ts'
import type { ScraperRow } from '../../../vocabulary/run/summary.ts'

/**
 * What one scraper did in a run, in all its attempts: what a later one fetched does not undo what the first one did.
 */
export interface MeasuredScraper {
  records: number
  visited: number
  kept: number
  record_ms: Pick<Durations, 'steps' | 'sum_ms'>[]
  breakers: BreakerStatistics[]
  documents: DocumentReport[]
  clients: ClientReport[]
}

/**
 * The part of its results that the statistics of a run are made of: small, since it is kept until the run ends.
 * Attempts in the order they ran.
 */
export function measure(scraper: string, attempts: Pick<Attempt, 'result' | 'state'>[]): MeasuredScraper {
  const measured = {
    records: 0,
    visited: 0,
    kept: 0,
    record_ms: [] as MeasuredScraper['record_ms'],
    documents: documentReports(scraper, attempts),
    clients: clientReports(scraper, attempts),
  }
  const breakers = new Map<string, BreakerStatistics>()
  for (const { result, state } of attempts) {
    const { records } = result?.counts ?? state?.progress ?? noCounts()
    measured.records += records.new + records.updated
    const { details, rejections, record_ms, http } = (result?.stats ?? {}) as Partial<Measured>
    const visited = details?.visited ?? 0
    measured.visited += visited
    const rejected = Object.values(rejections ?? {}).reduce((sum, n) => sum + n, 0)
    measured.kept += visited - (details?.failed ?? 0) - (details?.forbidden ?? 0) - rejected
    if (record_ms !== undefined) measured.record_ms.push(record_ms)
    for (const [host, { breaker, operations = {} }] of Object.entries(http?.hosts ?? {})) {
      for (const [operation, tries] of Object.entries(operations)) {
        const key = `${host} ${operation}`
        breakers.set(
          key,
          together(breakers.get(key), { scraper, host, operation, state: breaker[operation] ?? 'closed', ...tries }),
        )
      }
    }
  }
  const hadTrouble = ({ failed, timed_out, refused }: BreakerStatistics): boolean => failed + timed_out + refused > 0
  return { ...measured, breakers: [...breakers.values()].filter(hadTrouble) }
}

/** The same breaker in two attempts: it stands as it stood last. */
function together(before: BreakerStatistics | undefined, last: BreakerStatistics): BreakerStatistics {
  if (before === undefined) return last
  const requests = before.requests + last.requests
  const answered = before.answered + last.answered
  return {
    ...last,
    requests,
    answered,
    failed: before.failed + last.failed,
    timed_out: before.timed_out + last.timed_out,
    refused: before.refused + last.refused,
    success_percent: percent(answered, requests),
  }
}

/** Of a result's `stats`; those of earlier versions lack parts of it. */
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

/** Sums up a run that took `ms`; `rows` are of the last attempts, by which scrapers are judged. */
export function summaryStatistics(
  rows: ScraperRow[],
  measured: MeasuredScraper[],
  { ms, memory }: { ms: number; memory: TreeMemorySpan | null },
): SummaryStatistics {
  const minutes = Math.max(ms, 1) / 60_000
  const ended = rows.filter(({ status }) => status === 'failed' || well(status))
  const ran = ended.filter(({ started }) => started !== null)
  const records = measured.reduce((sum, one) => sum + one.records, 0)
  const visited = measured.reduce((sum, one) => sum + one.visited, 0)
  const kept = measured.reduce((sum, one) => sum + one.kept, 0)
  const { mean_ms, p50_ms, p95_ms } = summed(measured.flatMap(({ record_ms }) => record_ms))
  return {
    seconds: Math.round(ms / 100) / 10,
    scrapers_per_minute: rounded(ran.length / minutes),
    records_per_minute: rounded(records / minutes),
    success: {
      by_scraper: percent(ended.filter(({ status }) => well(status)).length, ended.length),
      by_record: percent(kept, visited),
    },
    record_ms: { mean_ms, p50_ms, p95_ms },
    memory,
    breakers: measured.flatMap(({ breakers }) => breakers),
    documents: measured.flatMap(({ documents }) => documents),
    clients: measured.flatMap(({ clients }) => clients),
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
