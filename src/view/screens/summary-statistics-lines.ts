import type {
  BreakerStatistics,
  ClientReport,
  DocumentReport,
  SummaryStatistics,
} from '../../vocabulary/run/summary-statistics.ts'
import { counted } from '../../vocabulary/text/counted.ts'
import { cut } from '../cell.ts'
import type { Layout } from './summary-table.ts'

/** Lines of a list beyond so many are counted only. */
const MOST_LISTED = 8

/** What a run did in all: rates, success, time a record, memory, documents, clients, and breakers that were needed. */
export function summaryStatisticsLines(statistics: SummaryStatistics, { palette, columns }: Layout): string[] {
  const { records_per_minute, scrapers_per_minute, success, record_ms, memory, breakers } = statistics
  const { documents = [], clients = [] } = statistics
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
  lines.push(
    ...listed('Documents:', documents, documentLine),
    ...listed('Clients chosen (client: auto):', clients, clientLine),
    ...listed('Breakers:', breakers, breakerLine),
  )
  return lines.map((line) => cut(palette.text(line), columns || Infinity, palette.mark))
}

function listed<T>(title: string, all: T[], line: (one: T) => string): string[] {
  if (all.length === 0) return []
  const more = all.length > MOST_LISTED ? [`  ... and ${all.length - MOST_LISTED} more: see --json`] : []
  return [title, ...all.slice(0, MOST_LISTED).map((one) => `  ${line(one)}`), ...more]
}

function documentLine(one: DocumentReport): string {
  const { scraper, attempted, stored, failed, seconds_per_item, speed_up, restarts } = one
  return [
    `${scraper}: ${attempted} attempted, ${stored} stored, ${failed} failed`,
    ...(seconds_per_item === null ? [] : [`${seconds_per_item} s each`]),
    ...(speed_up === null ? [] : [`speed-up ${speed_up}`]),
    ...(restarts === null ? [] : [counted(restarts, 'restart')]),
  ].join(', ')
}

function clientLine({ scraper, pages, client, why }: ClientReport): string {
  return `${scraper}: ${pages === 'listing' ? 'listing' : 'article'} pages by ${client}: ${why}`
}

function breakerLine(one: BreakerStatistics): string {
  const { host, operation, state, requests, answered, failed, timed_out, refused } = one
  return `${host} ${operation}: ${state.toUpperCase()}, ${percent(one.success_percent)} of ${requests} requests (${answered} answered, ${failed} failed, ${timed_out} timed out, ${refused} refused)`
}

function percent(share: number | null): string {
  return share === null ? 'none' : `${share} %`
}

function seconds(ms: number | null): string {
  return ms === null ? '' : `${(ms / 1000).toFixed(ms < 995 ? 2 : 1)} s`
}
