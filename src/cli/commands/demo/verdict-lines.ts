import { counted } from '../../../vocabulary/text/counted.ts'
import type { Palette } from '../../../view/palette.ts'
import type { Verdict } from './check.ts'

const MOST_SHOWN = 25

/** The demo's one line, and below it every difference when there is one. */
export function verdictLines(title: string, verdict: Verdict, palette: Palette): string[] {
  const { ok, scrapers, records, fresh, politeness_violations, differences } = verdict
  const outcome = ok ? `all ${scrapers} results are correct` : counted(differences.length, 'difference')
  const counts = [
    `${counted(records.stored, 'record')}${fresh < records.stored ? `, ${fresh} of them new` : ''}`,
    ...(verdict.documents > 0 ? [counted(verdict.documents, 'document')] : []),
    `${records.missing} missing`,
    counted(records.doubled, 'duplicate'),
    ...(records.beyond > 0 ? [`${records.beyond} that no site published`] : []),
    ...(records.wrong > 0 ? [`${records.wrong} wrong`] : []),
    ...(verdict.fetched_again > 0 ? [`${verdict.fetched_again} fetched twice`] : []),
    counted(politeness_violations, 'politeness violation'),
  ]
  const line = `${title} ${ok ? 'passed' : 'failed'}: ${outcome}; ${counts.join(', ')}`
  if (ok) return [palette.paint('success', line)]
  const shown = differences
    .slice(0, MOST_SHOWN)
    .map(({ scraper, what }) => palette.text(`  ${scraper ?? 'run'}: ${what}`))
  const more = differences.length - shown.length
  return [
    palette.paint('failed', line),
    ...shown,
    ...(more > 0 ? [palette.faint(`  and ${more} more, --json prints them all`)] : []),
  ]
}
