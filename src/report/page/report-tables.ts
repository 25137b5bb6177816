import type { FleetReport } from '../statistics/fleet-report.ts'

/** Rows of one CSV file: every row has the columns of the first. */
export type ReportRow = Record<string, string | number | null>

export interface ReportTable {
  /** Without ending. */
  name: string
  columns: readonly string[]
  rows: readonly ReportRow[]
}

/** The same report as tables for a spreadsheet, none of them cut; times in UTC, durations in ms. */
export function reportTables(report: FleetReport): ReportTable[] {
  const { runs, days, reasons, freshness, slowest, changes, copies, countries } = report
  return [
    table(
      'sources',
      SOURCE,
      countries.flatMap(({ sources }) => sources.map(ofSource)),
    ),
    table(
      'countries',
      ['country', 'sources', 'well', 'failed', 'with_records', 'records', 'newest'],
      countries.map(({ country, scrapers, well, failed, filled, records, newest }) => ({
        country,
        sources: scrapers,
        well,
        failed,
        with_records: filled,
        records,
        newest,
      })),
    ),
    table('days', ['day', 'new', 'updated'], days),
    table(
      'runs',
      ['run', 'started', 'finished', 'duration_ms', ...STATUSES, 'new', 'updated', 'unchanged', 'rejected', 'fetched'],
      runs.map(({ run, started, finished, duration_ms, totals, records, pages }) => ({
        run,
        started,
        finished,
        duration_ms,
        ...totals,
        ...records,
        fetched: pages.fetched,
      })),
    ),
    table(
      'reasons',
      ['status', 'reason', 'now', 'ends'],
      reasons.map((one) => ({ ...one })),
    ),
    table(
      'slowest',
      ['country', 'source', 'median_ms'],
      slowest.map(({ country, source, median_ms }) => ({ country, source, median_ms })),
    ),
    table(
      'changes',
      ['country', 'source', 'usual', 'found'],
      changes.map((one) => ({ ...one })),
    ),
    ...(freshness === null
      ? []
      : [
          table(
            'freshness',
            ['name', 'sources'],
            freshness.map((one) => ({ ...one })),
          ),
        ]),
    ...(copies === null
      ? []
      : [
          table(
            'duplicates',
            ['id', 'records', 'within', 'elsewhere', 'partner'],
            copies.map((one) => ({ ...one })),
          ),
        ]),
  ]
}

const STATUSES = ['scrapers', 'success', 'warning', 'failed', 'interrupted', 'skipped']

const SOURCE = [
  'country',
  'source',
  'name',
  'status',
  'reason',
  'detail',
  'run',
  'runs',
  'success_percent',
  'drifted',
  'median_ms',
  'new_per_day',
  'records',
  'quality',
  'poor',
  'date',
  'body',
  'tags',
  'authors',
  'language',
  'newest',
]

function ofSource(one: FleetReport['scrapers'][number]): ReportRow {
  const { country, source, name, runs, success_percent, drifted, median_ms, new_per_day, last, store } = one
  const { filled, ...stored } = store ?? { filled: {} }
  return {
    country,
    source,
    name,
    ...last,
    runs,
    success_percent,
    drifted,
    median_ms,
    new_per_day,
    ...stored,
    ...filled,
  }
}

function table(name: string, columns: readonly string[], rows: readonly ReportRow[]): ReportTable {
  return { name, columns, rows }
}
