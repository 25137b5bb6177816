import { shareBar } from '../charts/share-bar.ts'
import { runStrip } from '../charts/run-strip.ts'
import type { CountryCoverage, FleetReport } from '../../statistics/fleet-report.ts'
import type { ScraperStatistics } from '../../statistics/fleet-statistics.ts'
import { markup, type HtmlValue, type Markup } from '../markup.ts'
import { pageTable } from '../page-table.ts'
import { shown } from '../shown-values.ts'

/** About how high a row and what stands above it are, in pixels: what is out of sight is not laid out. */
const ROW = 30
const HEADING = 80

/** All countries in one table, then the sources of each with the strip of their runs. */
export function coverage({ countries, trails }: FleetReport): Markup {
  return markup`<section><h2>Coverage by country</h2>${pageTable(
    'Coverage by country',
    [
      ['country', 'text'],
      ['sources', 'number'],
      ['ended well', 'number'],
      ['', 'text'],
      ['failed', 'number'],
      ['with records', 'number'],
      ['records', 'number'],
      ['newest (UTC)', 'text'],
    ],
    countries.map((country, place) => ofCountry(country, place)),
  )}</section><section><h2>Sources</h2><p>Each bar is a run, the newest on the right; the taller the worse: success, warning, failed.</p>${countries.map((country, place) => sourcesOf(country, place, trails))}</section>`
}

function ofCountry(one: CountryCoverage, place: number): HtmlValue[] {
  return [
    markup`<a href="#c${place}">${one.country}</a>`,
    shown.number(one.scrapers),
    shown.number(one.well),
    shareBar(one.well, one.scrapers, 'success'),
    shown.number(one.failed),
    shown.number(one.filled),
    shown.number(one.records),
    shown.time(one.newest),
  ]
}

function sourcesOf({ country, sources }: CountryCoverage, place: number, trails: FleetReport['trails']): Markup {
  return markup`<section class="country" id="c${place}" style="contain-intrinsic-size:auto ${HEADING + sources.length * ROW}px"><h3>${country}<small>${sources.length}</small></h3>${pageTable(
    `Sources of ${country}`,
    [
      ['source', 'text'],
      ['last', 'text'],
      ['runs', 'text'],
      ['well', 'number'],
      ['median time', 'number'],
      ['records', 'number'],
      ['new a day', 'number'],
      ['quality', 'number'],
      ['newest (UTC)', 'text'],
      ['name', 'text'],
    ],
    sources.map((one) => ofSource(one, trails.get(`${country}/${one.source}`) ?? [])),
  )}</section>`
}

function ofSource(one: ScraperStatistics, trail: Parameters<typeof runStrip>[0]): HtmlValue[] {
  return [
    one.source,
    shown.status(one.last),
    runStrip(trail),
    shown.percent(one.success_percent),
    shown.clock(one.median_ms),
    shown.number(one.store?.records ?? null),
    one.new_per_day === null ? '' : one.new_per_day.toFixed(1),
    shown.number(one.store?.quality ?? null),
    shown.time(one.store?.newest ?? null),
    shown.name(one.name),
  ]
}
