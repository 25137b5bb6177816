import type { ScraperRow } from '../../vocabulary/run/summary.ts'
import { cut, fit, pad, width } from '../cell.ts'
import { counted } from '../../vocabulary/text/counted.ts'
import { localDateTime } from '../../vocabulary/time/local-time.ts'
import { outcome } from '../outcome.ts'
import type { Palette } from '../palette.ts'
import type { Layout } from './summary-table.ts'

/** One scraper as `list --json` prints it. */
export interface ListedScraper {
  /** Folders above the country's; '' for none. */
  region: string
  country: string
  source: string
  /** Display name. */
  name: string
  group: string | null
  /** What --tag selects by. */
  labels: string[]
  /** Path of the config. */
  config: string
  /** Place and message, when the config cannot be run. */
  invalid: string | null
  /** How it ended when it last ran. */
  last: ScraperRow | null
}

/** Every scraper with its group and how it ended last. */
export function listLines(scrapers: ListedScraper[], parked: number, layout: Layout): string[] {
  const { palette, columns } = layout
  const line = columns || Infinity
  const names = widest(
    scrapers.map((one) => palette.text(`${one.country}/${one.source}`)),
    line,
  )
  const groups = widest(
    scrapers.map((one) => palette.text(one.group ?? '')),
    line,
  )
  const cell = cellOf(layout)
  const rows = scrapers.map((one) => {
    const [status, said] = state(one)
    const icon = status === null ? ' ' : palette.paint(status, palette.icon[status])
    const name = cell(`${one.country}/${one.source}`, names)
    const group = groups === 0 ? '' : `  ${cell(one.group ?? '', groups)}`
    const text = cut(palette.text(said), Math.max(0, line - 2 - width(name + group) - 2), palette.mark)
    return `${icon} ${name}${palette.faint(group)}  ${tinted(one, text, palette)}`.trimEnd()
  })
  const more = parked > 0 ? `, ${parked} parked` : ''
  const countries = new Set(scrapers.map(({ country }) => country)).size
  const all = `${counted(scrapers.length, 'scraper')} in ${counted(countries, 'country', 'countries')}${more}`
  return [...rows, cut(all, line, palette.mark)]
}

/** The countries with the number of their scrapers, a line each. */
export function countryLines(countries: { country: string; scrapers: number }[], layout: Layout): string[] {
  const { palette, columns } = layout
  const line = columns || Infinity
  const names = widest(
    countries.map(({ country }) => palette.text(country)),
    line,
  )
  const cell = cellOf(layout)
  const name = (country: string): string => cell(country, names)
  const rows = countries.map(({ country, scrapers }) =>
    cut(`${name(country)}  ${counted(scrapers, 'scraper')}`, line, palette.mark),
  )
  return [...rows, cut(counted(countries.length, 'country', 'countries'), line, palette.mark)]
}

function state({ invalid, last }: ListedScraper): [ScraperRow['status'] | null, string] {
  if (invalid !== null) return ['failed', `invalid: ${invalid}`]
  if (last === null) return [null, 'has not run yet']
  const when = last.finished === null ? '' : `${localDateTime(new Date(last.finished))}  `
  return [last.status, `${when}${outcome(last).text}`]
}

function tinted({ invalid, last }: ListedScraper, text: string, palette: Palette): string {
  if (invalid !== null) return palette.paint('failed', text)
  if (last === null) return palette.faint(text)
  return last.status === 'success' ? text : palette.paint(last.status, text)
}

/** As wide as its column. In a pipe a longer text is not cut: it pushes its own row only. */
function cellOf({ palette, columns }: Layout): (text: string, width: number) => string {
  return (text, room) => (columns ? fit(palette.text(text), room, palette.mark) : pad(palette.text(text), room))
}

/** One long name must not push all other rows apart. */
const WIDEST = 60

/** Of a terminal's line a column takes a third at most. */
function widest(texts: string[], line: number): number {
  const most = texts.reduce((max, text) => Math.max(max, width(text)), 0)
  return Math.min(most, WIDEST, Math.floor(line / 3))
}
