import { NAME, VERSION } from '../../vocabulary/product.ts'
import { END_STATUSES } from '../../vocabulary/run/reason.ts'
import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'
import { duration } from '../../view/outcome.ts'

type Labels = Record<string, string>
type Sample = [labels: Labels, value: number | null]

const MIB = 1_048_576

/**
 * The summary in Prometheus' text format 0.0.4, for the textfile collector. All are gauges, since each tells of the
 * last run alone. Labels hold only what the configs and our closed lists name: no run ids, no details, no addresses.
 */
export function prometheus(summary: Summary): string {
  const { started, finished, totals, scrapers } = summary
  return [
    family('build_info', 'The version that wrote this, always 1.', [[{ version: VERSION }, 1]]),
    family('run_start_timestamp_seconds', 'When the last run began, in Unix time.', [[{}, Date.parse(started) / 1000]]),
    family('run_end_timestamp_seconds', 'When the last run ended, in Unix time.', [[{}, Date.parse(finished) / 1000]]),
    family(
      'run_scrapers',
      'Scrapers of the last run by how they ended.',
      END_STATUSES.map((status): Sample => [{ status }, totals[status]]),
    ),
    ...SCRAPER.map(([name, help, samples]) => family(`scraper_${name}`, help, scrapers.flatMap(samples))),
  ].join('')
}

const SCRAPER: [name: string, help: string, samples: (row: ScraperRow) => Sample[]][] = [
  ['failed', '1 when the scraper failed in the last run, else 0.', one((row) => Number(row.status === 'failed'))],
  [
    'ended_info',
    'How the scraper ended in the last run, and why; always 1.',
    (row) => [[{ ...place(row), status: row.status, reason: row.reason ?? '' }, 1]],
  ],
  ['attempts', 'Which attempt it was.', one((row) => row.attempt)],
  [
    'start_timestamp_seconds',
    'When it began, in Unix time.',
    one((row) => (row.started === null ? null : Date.parse(row.started) / 1000)),
  ],
  ['duration_seconds', 'Time it took.', one((row) => inSeconds(duration(row)))],
  ['cpu_seconds', 'Processor time it took.', one((row) => inSeconds(row.cpu_ms))],
  [
    'peak_memory_bytes',
    'Most memory it took.',
    one((row) => (row.peak_rss_mb === null ? null : row.peak_rss_mb * MIB)),
  ],
  ['pages', 'Pages by what became of them.', kinds((row) => row.pages)],
  ['records', 'Records by what became of them.', kinds((row) => row.records)],
]

function one(value: (row: ScraperRow) => number | null): (row: ScraperRow) => Sample[] {
  return (row) => [[place(row), value(row)]]
}

function kinds(values: (row: ScraperRow) => Record<string, number>): (row: ScraperRow) => Sample[] {
  return (row) => Object.entries(values(row)).map(([kind, value]): Sample => [{ ...place(row), kind }, value])
}

function place({ country, source }: ScraperRow): Labels {
  return { country, source }
}

function inSeconds(ms: number | null): number | null {
  return ms === null ? null : ms / 1000
}

function family(name: string, help: string, samples: Sample[]): string {
  const metric = `${NAME}_${name}`
  const lines = samples.flatMap(([labels, value]) => (value === null ? [] : [`${metric}${braces(labels)} ${value}`]))
  return [`# HELP ${metric} ${help}`, `# TYPE ${metric} gauge`, ...lines, ''].join('\n')
}

function braces(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

/** As the text format has it: backslash, quote and line feed; everything else is UTF-8 as it is. */
function escapeLabel(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\\"]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
}
