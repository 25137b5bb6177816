import type { SummaryStatistics } from '../../vocabulary/run/summary-statistics.ts'
import { cut } from '../cell.ts'
import type { Layout } from './summary-table.ts'

/** Breakers beyond so many are counted only. */
const MOST_BREAKERS = 8

/** What a run did in all: rates, success, time a record, memory, and the breakers that were needed. */
export function summaryStatisticsLines(statistics: SummaryStatistics, { palette, columns }: Layout): string[] {
  const { records_per_minute, scrapers_per_minute, success, record_ms, memory, breakers } = statistics
  const lines = [
    `Rate: ${records_per_minute} records a minute, ${scrapers_per_minute} scrapers a minute`,
    `Success: ${percent(success.by_scraper)} of scrapers, ${percent(success.by_record)} of records`,
  ]
  const { mean_ms, p50_ms, p95_ms } = record_ms
  if (mean_ms !== null) {
    lines.push(`Time a record: mean ${seconds(mean_ms)}, p50 ${seconds(p50_ms)}, p95 ${seconds(p95_ms)}`)
  }
  if (memory !== null) {
    const { start_mb, peak_mb, end_mb, growth_mb } = memory
    lines.push(`Memory: ${start_mb} MB at the start, ${peak_mb} at most, ${end_mb} at the end (growth ${growth_mb})`)
  }
  if (breakers.length > 0) lines.push('Breakers:')
  for (const one of breakers.slice(0, MOST_BREAKERS)) {
    const { host, operation, state, requests, answered, failed, timed_out, refused } = one
    lines.push(
      `  ${host} ${operation}: ${state.toUpperCase()}, ${percent(one.success_percent)} of ${requests} requests (${answered} answered, ${failed} failed, ${timed_out} timed out, ${refused} refused)`,
    )
  }
  if (breakers.length > MOST_BREAKERS) lines.push(`  ... and ${breakers.length - MOST_BREAKERS} more: see --json`)
  return lines.map((line) => cut(palette.text(line), columns || Infinity, palette.mark))
}

function percent(share: number | null): string {
  return share === null ? 'none' : `${share} %`
}

function seconds(ms: number | null): string {
  return ms === null ? '' : `${(ms / 1000).toFixed(ms < 995 ? 2 : 1)} s`
}
