import { counted } from '../../../vocabulary/counted.ts'
import type { Palette } from '../../../view/palette.ts'
import type { Verdict } from './check.ts'

const MOST_SHOWN = 25

/** The demo's one line, and below it every difference when there is one. */
export function verdictLines(title: string, verdict: Verdict, palette: Palette): string[] {
  const { ok, scrapers, records, fresh, politeness_violations, differences } = verdict
  const liars = new Set(differences.map(({ scraper }) => scraper)).size
  const said = ok
    ? `${scrapers} scrapers told the truth`
    : `${counted(differences.length, 'thing is', 'things are')} not as told`
  const counts = [
    `${counted(records.stored, 'record')}${fresh < records.stored ? `, ${fresh} of them new` : ''}`,
    `${records.missing} missing`,
    `${records.doubled} doubled`,
    ...(records.beyond > 0 ? [`${records.beyond} that no site has`] : []),
    ...(records.wrong > 0 ? [`${records.wrong} wrong`] : []),
    ...(verdict.fetched_again > 0 ? [`${verdict.fetched_again} fetched again`] : []),
    counted(politeness_violations, 'politeness violation'),
  ]
  const line = `${title}: ${said}: ${counts.join(', ')}`
  if (ok) return [palette.paint('success', line)]
  const shown = differences
    .slice(0, MOST_SHOWN)
    .map(({ scraper, what }) => palette.text(`  ${scraper ?? 'run'}: ${what}`))
  const more = differences.length - shown.length
  return [
    palette.paint('failed', line),
    ...shown,
    ...(more > 0 ? [palette.faint(`  and ${more} more, in ${liars} places; --json prints them all`)] : []),
  ]
}
