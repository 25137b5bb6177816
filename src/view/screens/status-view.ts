import { formatClock } from '../../vocabulary/time/duration.ts'
import type { EndStatus, LiveStatus } from '../../vocabulary/run/reason.ts'
import type { LiveSummary, ScraperRow } from '../../vocabulary/run/summary.ts'
import { cut } from '../cell.ts'
import { counted } from '../../vocabulary/text/counted.ts'
import { PAUSED } from '../../vocabulary/run/progress.ts'
import { localDateTime } from '../../vocabulary/time/local-time.ts'
import { records } from '../outcome.ts'
import { rowLine, rowWidths, type RowCells } from '../row-line.ts'
import { byName, endedCells, endedLines, type Layout, totalsLines, totalsParts } from './summary-table.ts'

type LiveRow = ScraperRow<EndStatus | LiveStatus>

/**
 * A run that is going on, or the last one: what runs first, then what has ended, then what waits for its turn. Where
 * only `height` lines are seen, what needs a look: what runs, what failed last, what ended last, and how many more
 * there are.
 */
export function statusLines(run: LiveSummary, layout: Layout, now = Date.now(), height = Infinity): string[] {
  const { palette, columns } = layout
  const high = run.scrapers.length > height - FRAME_LINES
  const rows = high
    ? mostNeeded(run.scrapers, height)
    : [...run.scrapers].sort((a, b) => rank(a) - rank(b) || byName(a, b))
  const cells = rows.map((row) => liveCells(row, now))
  const widths = rowWidths(cells, columns, palette)
  const rule = palette.faint(palette.rule.repeat(Math.min(columns || 80, 80)))
  const head = [rule, palette.strong(cut(heading(run, now), widths.line, palette.mark)), rule]
  const foot = [rule, ...totalsLines(liveTotals(run), widths.line), rule]
  const body: string[] = []
  const room = height - head.length - foot.length - 1
  let shown = 0
  for (const [i, row] of rows.entries()) {
    const lines = hasEnded(row) ? endedLines(row, cells[i]!, widths, layout) : [rowLine(cells[i]!, widths, palette)]
    if (body.length + lines.length > room) break
    body.push(...lines)
    shown++
  }
  const left = run.scrapers.length - shown
  if (left > 0)
    body.push(palette.faint(cut(`  ... and ${left} more: see them without --watch`, widths.line, palette.mark)))
  return [...head, ...body, ...foot]
}

/** Rules, heading and totals. */
const FRAME_LINES = 6

/** At most `most` rows, one a line at least: what runs, of which failures take up to a quarter, then the rest. */
function mostNeeded(all: LiveRow[], most: number): LiveRow[] {
  const sorted = all.toSorted((a, b) => rank(a) - rank(b) || urgency(a) - urgency(b) || byName(a, b))
  const of = (fits: (row: LiveRow) => boolean): LiveRow[] => sorted.filter(fits).slice(0, Math.max(0, most))
  const running = of(({ status }) => status === 'running')
  const failed = of(({ status }) => status === 'failed')
  const first = running.slice(
    0,
    failed.length === 0 ? undefined : Math.floor(Math.max(0, most - FRAME_LINES - 1) * 0.6),
  )
  const rest = of(({ status }) => status !== 'running' && status !== 'failed')
  return [...first, ...failed, ...running.slice(first.length), ...rest].slice(0, Math.max(0, most))
}

/** What runs longest comes first, and what ended last. */
function urgency(row: LiveRow): number {
  if (row.status === 'running') return row.started === null ? 0 : Date.parse(row.started)
  return row.finished === null ? 0 : -Date.parse(row.finished)
}

function heading({ run, started, finished }: LiveSummary, now: number): string {
  const since = localDateTime(new Date(started))
  const ms = (finished === null ? now : Date.parse(finished)) - Date.parse(started)
  return finished === null
    ? `RUN ${run} is active since ${since} (${formatClock(ms)})`
    : `RUN ${run} of ${since}, finished after ${formatClock(ms)}`
}

function liveTotals({ totals }: LiveSummary): string[] {
  const going = [
    ...(totals.running > 0 ? [`Running: ${totals.running}`] : []),
    ...(totals.queued > 0 ? [`Queued: ${totals.queued}`] : []),
  ]
  return [...totalsParts(totals), ...going]
}

function liveCells(row: LiveRow, now: number): RowCells {
  if (hasEnded(row)) return endedCells(row)
  const { country, source, status } = row
  const group = row.group === source ? null : row.group
  if (row.status === 'queued') {
    const text = row.detail === '' ? 'Queued' : `Queued: ${row.detail}`
    return { country, source, status, text, time: '', group }
  }
  const text = `${row.detail === PAUSED ? 'Paused' : row.detail === '' ? 'Running' : 'Stopping'}: ${records(row)}, ${counted(row.pages.fetched, 'page')}`
  const time = row.started === null ? '' : formatClock(now - Date.parse(row.started))
  return { country, source, status, text, time, group }
}

function hasEnded(row: LiveRow): row is ScraperRow {
  return row.status !== 'queued' && row.status !== 'running'
}

function rank(row: LiveRow): number {
  return row.status === 'running' ? 0 : row.status === 'queued' ? 2 : 1
}
