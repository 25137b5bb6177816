import { formatClock } from '../vocabulary/duration.ts'
import type { EndStatus, LiveStatus } from '../vocabulary/reason.ts'
import type { LiveSummary, ScraperRow } from '../vocabulary/summary.ts'
import { cut } from './cell.ts'
import { counted } from './counted.ts'
import { localDateTime } from './local-time.ts'
import { records } from './outcome.ts'
import { rowLine, rowWidths, type RowCells } from './row-line.ts'
import { byName, endedCells, endedLines, type Layout, totalsLines, totalsParts } from './summary-table.ts'

type LiveRow = ScraperRow<EndStatus | LiveStatus>

/** A run that is going on, or the last one: what runs first, then what has ended, then what waits for its turn. */
export function statusLines(run: LiveSummary, layout: Layout, now = Date.now()): string[] {
  const { palette, columns } = layout
  const rows = [...run.scrapers].sort((a, b) => rank(a) - rank(b) || byName(a, b))
  const cells = rows.map((row) => liveCells(row, now))
  const widths = rowWidths(cells, columns, palette)
  const rule = palette.faint(palette.rule.repeat(Math.min(columns || 80, 80)))
  return [
    rule,
    palette.strong(cut(heading(run, now), widths.line, palette.mark)),
    rule,
    ...rows.flatMap((row, i) =>
      hasEnded(row) ? endedLines(row, cells[i]!, widths, layout) : [rowLine(cells[i]!, widths, palette)],
    ),
    rule,
    ...totalsLines(liveTotals(run), widths.line),
    rule,
  ]
}

function heading({ run, started, finished }: LiveSummary, now: number): string {
  const since = localDateTime(new Date(started))
  const ms = (finished === null ? now : Date.parse(finished)) - Date.parse(started)
  return finished === null
    ? `RUN ${run} is going on since ${since} (${formatClock(ms)})`
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
  if (row.status === 'queued') return { country, source, status, text: 'Queued', time: '', group }
  const text = `Running: ${records(row)}, ${counted(row.pages.fetched, 'page')}`
  const time = row.started === null ? '' : formatClock(now - Date.parse(row.started))
  return { country, source, status, text, time, group }
}

function hasEnded(row: LiveRow): row is ScraperRow {
  return row.status !== 'queued' && row.status !== 'running'
}

function rank(row: LiveRow): number {
  return row.status === 'running' ? 0 : row.status === 'queued' ? 2 : 1
}
