import { scraperId } from '../../config/source.ts'
import { NAME } from '../../vocabulary/product.ts'
import type { Reason } from '../../vocabulary/run/reason.ts'
import { REASON_WORDS } from '../../vocabulary/run/reason-words.ts'
import type { ScraperRow, Summary } from '../../vocabulary/run/summary.ts'
import { cut, wrapWords } from '../cell.ts'
import { byName, type Layout } from './summary-table.ts'

/** What is otherwise than the last time that each scraper came to an end of its own. */
export interface RunChanges {
  newly_failed: ScraperRow[]
  recovered: ScraperRow[]
  fewer: { row: ScraperRow; before: number }[]
}

/** So many failures are listed, and so many names of a change. */
const LISTED = 8
const NAMED = 4

/**
 * The last lines of a run, which are seen whatever scrolled away above: what has changed since the last run, what
 * failed, each with its reason in words and the command to type next, and how to go on.
 */
export function closingLines(summary: Summary, changes: RunChanges, layout: Layout): string[] {
  const failed = summary.scrapers.filter(({ status }) => status === 'failed').sort(byName)
  return [
    ...changeLines(changes, layout),
    ...failureLines(failed, layout),
    ...nextLines(summary, failed.length, layout),
  ]
}

function changeLines({ newly_failed, recovered, fewer }: RunChanges, { palette, columns }: Layout): string[] {
  const parts = [
    listed('newly failed', newly_failed.map(scraperId)),
    listed('recovered', recovered.map(scraperId)),
    listed(
      'far fewer entries',
      fewer.map(({ row, before }) => `${scraperId(row)} ${row.records.found} instead of ${before}`),
    ),
  ].filter((part) => part !== '')
  if (parts.length === 0) return []
  return wrapWords(palette.text(`Since the last run: ${parts.join('; ')}`), columns || Infinity, 4, palette.mark)
}

function listed(what: string, names: string[]): string {
  if (names.length === 0) return ''
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : ''
  return `${names.length} ${what} (${names.slice(0, NAMED).join(', ')}${more})`
}

function failureLines(failed: ScraperRow[], { palette, columns }: Layout): string[] {
  if (failed.length === 0) return []
  const line = columns || Infinity
  const lines = failed.slice(0, LISTED).flatMap((row) => {
    const words = row.reason === null ? '' : (REASON_WORDS[row.reason as keyof typeof REASON_WORDS] ?? '')
    const text = `${palette.icon.failed} ${palette.text(`${scraperId(row)}: ${words} (${row.reason ?? 'unknown'})`)}`
    return [
      palette.paint('failed', cut(text, line, palette.mark)),
      palette.faint(cut(palette.text(`    ${nextCommand(row)}`), line, palette.mark)),
    ]
  })
  const more = failed.length - LISTED
  const rest = more > 0 ? [cut(`... and ${more} more: ${NAME} status --failed`, line, palette.mark)] : []
  return [palette.strong(`Failed (${failed.length}):`), ...lines, ...rest]
}

/** What shows why, or mends it. */
function nextCommand(row: ScraperRow): string {
  const id = scraperId(row)
  const kind = row.reason === null ? undefined : LOOKS[row.reason]
  switch (kind) {
    case 'config':
      return `${NAME} check ${id}`
    case 'live':
      return `${NAME} check ${id} --live 3`
    case 'machine':
      return `${NAME} doctor`
    case undefined:
      return `${NAME} logs ${id}`
  }
}

const LOOKS: Partial<Record<Reason, 'config' | 'live' | 'machine'>> = {
  invalid_config: 'config',
  spawn_error: 'machine',
  offline: 'machine',
  no_entries: 'live',
  no_records: 'live',
  empty_shell: 'live',
}

function nextLines({ scrapers }: Summary, failed: number, { palette, columns }: Layout): string[] {
  const unfinished = scrapers.some(
    ({ status, reason }) => status === 'interrupted' || (status === 'skipped' && reason !== 'not_due'),
  )
  const commands = [
    ...(failed > 0 ? [`${NAME} retry --failed`] : []),
    ...(unfinished ? [`${NAME} retry --unfinished`] : []),
  ]
  if (commands.length === 0) return []
  return [cut(`To run them again: ${commands.join(', ')}`, columns || Infinity, palette.mark)]
}
