import { formatClock } from '../../vocabulary/time/duration.ts'
import { END_STATUSES } from '../../vocabulary/run/reason.ts'
import type { ScraperRow, Summary, Totals } from '../../vocabulary/run/summary.ts'
import { cut, width, wrapWords } from '../cell.ts'
import { localDateTime } from '../../vocabulary/time/local-time.ts'
import { duration, outcome } from '../outcome.ts'
import type { Palette } from '../palette.ts'
import { room, rowLine, rowWidths, type RowCells, type RowWidths } from '../row-line.ts'
import { shownPath } from '../../config/files/shown-path.ts'

export interface Layout {
  palette: Palette
  /** Width of the terminal; undefined or 0 where nothing is cut, as in a pipe. */
  columns: number | undefined
  cwd: string
}

/** The table at the end of a run: every scraper in a row of its own, group members included, and the totals. */
export function summaryLines(summary: Summary, layout: Layout): string[] {
  const { palette, columns } = layout
  const rows = [...summary.scrapers].sort(byName)
  const cells = rows.map(endedCells)
  const widths = rowWidths(cells, columns, palette)
  const rule = palette.faint(palette.rule.repeat(Math.min(columns || 80, 80)))
  return [
    rule,
    palette.strong(cut(`SCRAPER SUMMARY (${localDateTime(new Date(summary.finished))})`, widths.line, palette.mark)),
    rule,
    ...rows.flatMap((row, i) => endedLines(row, cells[i]!, widths, layout)),
    rule,
    ...totalsLines(totalsParts(summary.totals), widths.line),
    rule,
  ]
}

/** 'Total: 24', 'Success: 22', 'Warnings: 1', 'Failed: 1'; more of them where more is not zero. */
export function totalsParts(totals: Totals): string[] {
  const words = [`Total: ${totals.scrapers}`]
  for (const status of END_STATUSES) {
    if (totals[status] > 0 || ALWAYS.has(status)) words.push(`${TITLES[status]}: ${totals[status]}`)
  }
  return words
}

/** Joined by bars; on a narrow terminal in lines of their own, broken at a bar. */
export function totalsLines(parts: string[], columns: number): string[] {
  const lines: string[] = []
  for (const part of parts) {
    const longer = lines.length === 0 ? part : `${lines.at(-1)} | ${part}`
    if (lines.length > 0 && width(longer) <= columns) lines[lines.length - 1] = longer
    else lines.push(cut(part, columns, ''))
  }
  return lines
}

const ALWAYS = new Set(['success', 'warning', 'failed'])
const TITLES = {
  success: 'Success',
  warning: 'Warnings',
  failed: 'Failed',
  interrupted: 'Interrupted',
  skipped: 'Skipped',
} as const

/** By country, then by source. */
export function byName(a: { country: string; source: string }, b: { country: string; source: string }): number {
  return compare(a.country, b.country) || compare(a.source, b.source)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The cells of a scraper that has ended. */
export function endedCells(row: ScraperRow): RowCells {
  const ms = duration(row)
  return {
    status: row.status,
    country: row.country,
    source: row.source,
    text: outcome(row).text,
    time: ms === null ? '' : formatClock(ms),
    // A group that is named as its members' source says nothing that the row does not say already.
    group: row.group === row.source ? null : row.group,
  }
}

/**
 * The row, and below it, indented, what has no room in it: nothing about a failure is lost to a narrow terminal but the
 * end of a long sentence.
 */
export function endedLines(row: ScraperRow, cells: RowCells, widths: RowWidths, layout: Layout): string[] {
  const { palette, cwd } = layout
  const { detail, log, short } = outcome(row)
  const see = log === null ? null : `see ${shownPath(log, cwd)}`
  const more = see ?? (detail === '' ? null : detail)
  // What went well keeps its row short; what did not says there where to look.
  const beside = row.status === 'success' || row.status === 'warning' ? null : more
  const below: string[] = []
  let { text } = cells
  const free = room(widths, cells.time.length)
  if (width(palette.text(text)) > free) text = short
  const whole = `${text}, ${beside}`
  if (beside !== null && width(palette.text(whole)) <= free) text = whole
  else if (more !== null) below.push(more)
  if (see !== null && detail !== '') below.unshift(detail)
  // There may be many, and nothing went wrong: the next run goes on from there.
  if (row.status === 'interrupted') below.length = 0
  return [
    rowLine({ ...cells, text }, widths, palette),
    ...below.flatMap((words) => indented(palette.text(words), widths.line, palette)),
  ]
}

/** A long sentence takes up to three lines; a path is one word and stays whole as long as the terminal lets it. */
function indented(text: string, columns: number, palette: Palette): string[] {
  const lines = wrapWords(text, columns - INDENT.length, 3, palette.mark)
  return lines.map((line) => palette.faint(cut(`${INDENT}${line}`, columns, palette.mark)))
}

const INDENT = '    '
