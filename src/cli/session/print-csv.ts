import { writeCsv } from '../../tables/csv/write-csv.ts'
import type { EndStatus, LiveStatus } from '../../vocabulary/run/reason.ts'
import type { ScraperRow } from '../../vocabulary/run/summary.ts'
import type { Io } from '../command.ts'

/** Prints rows as CSV that spreadsheets open as it is meant; the names of the first row are the header. */
export async function printCsv(
  names: readonly string[],
  rows: readonly Record<string, unknown>[],
  { stdout }: Pick<Io, 'stdout'>,
): Promise<void> {
  async function* outputRows() {
    for (const [i, values] of rows.entries()) yield { row: { number: i + 1, raw: null, values }, added: [] }
  }
  const columns = { input: names, added: [] }
  for await (const chunk of writeCsv(outputRows(), columns, { original: null, forSpreadsheets: true }))
    stdout.write(chunk)
}

/** The columns of a scraper that ran, or of its last run, and their values. */
export const RUN_COLUMNS = [
  'status',
  'reason',
  'detail',
  'attempt',
  'started',
  'finished',
  'pages_fetched',
  'pages_from_cache',
  'pages_failed',
  'records_found',
  'records_new',
  'records_updated',
  'records_unchanged',
  'records_rejected',
  'peak_rss_mb',
  'cpu_ms',
  'log',
] as const

/** A row of a summary in the columns RUN_COLUMNS; empty where it never ran. */
export function runCells(
  row: ScraperRow<EndStatus | LiveStatus> | null,
): Partial<Record<(typeof RUN_COLUMNS)[number], unknown>> {
  if (row === null) return {}
  const { status, reason, detail, attempt, started, finished, pages, records, peak_rss_mb, cpu_ms, log } = row
  return {
    status,
    reason,
    detail,
    attempt,
    started,
    finished,
    pages_fetched: pages.fetched,
    pages_from_cache: pages.from_cache,
    pages_failed: pages.failed,
    records_found: records.found,
    records_new: records.new,
    records_updated: records.updated,
    records_unchanged: records.unchanged,
    records_rejected: records.rejected,
    peak_rss_mb,
    cpu_ms,
    log,
  }
}
