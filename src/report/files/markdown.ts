import { formatClock } from '../../vocabulary/time/duration.ts'
import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'
import { duration, outcome } from '../../view/outcome.ts'
import { totalsLine } from '../totals-line.ts'
import { markdownText } from './markdown-text.ts'

/** GitHub refuses a step summary of more than 1 MiB. */
const MOST_BYTES = 1_000_000

const ICONS: Record<ScraperRow['status'], string> = {
  success: '✅',
  warning: '⚠️',
  failed: '❌',
  interrupted: '⏹️',
  skipped: '⏭️',
}
const WORST_FIRST = ['failed', 'interrupted', 'warning', 'skipped', 'success'] as const

/** The summary as GitHub's Markdown: the totals, then a table of every scraper, those that need a look first. */
export function markdown(summary: Summary): string {
  const ms = Date.parse(summary.finished) - Date.parse(summary.started)
  const head = [
    `## ${totalsLine(summary.totals)}`,
    '',
    `Run ${markdownText(summary.run)}, ${summary.started.slice(0, 16).replace('T', ' ')} UTC, took ${formatClock(ms)}.`,
    '',
    '| | country | source | result | time | new | updated | known | pages failed |',
    '|---|---|---|---|--:|--:|--:|--:|--:|',
  ]
  const ranked = WORST_FIRST.flatMap((status) => summary.scrapers.filter((row) => row.status === status))
  const rows: string[] = []
  let left = MOST_BYTES - Buffer.byteLength(head.join('\n'))
  for (const row of ranked) {
    const line = tableRow(row)
    left -= Buffer.byteLength(line) + 1
    if (left < 0) break
    rows.push(line)
  }
  const more = ranked.length - rows.length
  return [...head, ...rows, '', ...(more > 0 ? [`${more} more have no room here.`, ''] : [])].join('\n')
}

function tableRow(row: ScraperRow): string {
  const ms = duration(row)
  const { text } = outcome(row)
  const said = row.status === 'success' || row.detail === '' ? text : `${text}: ${row.detail}`
  const cells = [
    ICONS[row.status],
    markdownText(row.country),
    markdownText(row.source),
    markdownText(said),
    ms === null ? '' : formatClock(ms),
    row.records.new,
    row.records.updated,
    row.records.unchanged,
    row.pages.failed,
  ]
  return `| ${cells.join(' | ')} |`
}
