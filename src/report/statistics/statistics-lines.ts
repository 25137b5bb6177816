import { formatClock } from '../../vocabulary/time/duration.ts'
import { cut, pad, width } from '../../view/cell.ts'
import { localDateTime } from '../../vocabulary/time/local-time.ts'
import type { Layout } from '../../view/screens/summary-table.ts'
import { totalsLine } from '../totals-line.ts'
import type { FleetStatistics, RunStatistics, ScraperStatistics } from './fleet-statistics.ts'

type Column = [title: string, align: 'left' | 'right']

/** The statistics for a person: runs, scrapers (the worst first), records a day. */
export function statisticsLines({ runs, scrapers, days }: FleetStatistics, layout: Layout): string[] {
  const { palette, columns } = layout
  const line = (text: string): string => cut(text, columns || Infinity, palette.mark)
  const sections: [string, Column[], string[][]][] = [
    [`Runs, the newest ${runs.length}`, RUN, runs.map(ofRun)],
    ['Scrapers, those that fail most first', SCRAPER, scrapers.map(ofScraper)],
    ['Records a day (UTC)', DAY, days.map((day) => [day.day, String(day.new), String(day.updated)])],
  ]
  return sections.flatMap(([title, titles, rows], i) => {
    const [head = '', ...body] = table(
      titles,
      rows.map((cells) => cells.map((cell) => palette.text(cell))),
    )
    return [...(i > 0 ? [''] : []), palette.strong(line(title)), palette.faint(line(head)), ...body.map(line)]
  })
}

const RUN: Column[] = [
  ['run', 'left'],
  ['finished', 'left'],
  ['took', 'right'],
  ['new', 'right'],
  ['updated', 'right'],
  ['scrapers', 'left'],
]

function ofRun({ run, finished, duration_ms, records, totals }: RunStatistics): string[] {
  return [
    run,
    localDateTime(new Date(finished)),
    clock(duration_ms),
    String(records.new),
    String(records.updated),
    totalsLine(totals),
  ]
}

const SCRAPER: Column[] = [
  ['scraper', 'left'],
  ['runs', 'right'],
  ['success', 'right'],
  ['median', 'right'],
  ['new/day', 'right'],
  ['records', 'right'],
  ['quality', 'right'],
  ['date', 'right'],
  ['body', 'right'],
  ['authors', 'right'],
  ['drift', 'right'],
  ['last', 'left'],
]

function ofScraper({ store, last, ...one }: ScraperStatistics): string[] {
  const share = (field: 'date' | 'body' | 'authors'): string =>
    store === null || store.records === 0 ? '' : percent(Math.floor((store.filled[field] * 100) / store.records))
  return [
    `${one.country}/${one.source}`,
    String(one.runs),
    percent(one.success_percent),
    clock(one.median_ms),
    one.new_per_day === null ? '' : one.new_per_day.toFixed(1),
    store === null ? '' : String(store.records),
    store === null || store.quality === null ? '' : String(store.quality),
    share('date'),
    share('body'),
    share('authors'),
    one.drifted === 0 ? '' : String(one.drifted),
    last.reason === null ? last.status : `${last.status}: ${last.reason}`,
  ]
}

const DAY: Column[] = [
  ['day', 'left'],
  ['new', 'right'],
  ['updated', 'right'],
]

function table(titles: Column[], rows: string[][]): string[] {
  const widths = titles.map(([title], i) => Math.max(width(title), ...rows.map((row) => width(row[i]!))))
  const all = [titles.map(([title]) => title), ...rows]
  return all.map((row) => `  ${row.map((cell, i) => aligned(cell, widths[i]!, titles[i]![1])).join('  ')}`.trimEnd())
}

function aligned(text: string, columns: number, side: 'left' | 'right'): string {
  return side === 'left' ? pad(text, columns) : ' '.repeat(Math.max(0, columns - width(text))) + text
}

function clock(ms: number | null): string {
  return ms === null ? '' : formatClock(ms)
}

function percent(share: number | null): string {
  return share === null ? '' : `${share} %`
}
