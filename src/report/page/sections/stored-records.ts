import { sum } from '../../../vocabulary/sum.ts'
import { shareBar } from '../charts/share-bar.ts'
import type { FleetReport } from '../../statistics/fleet-report.ts'
import { markup, type Markup } from '../markup.ts'
import { pageTable } from '../page-table.ts'
import { shown } from '../shown-values.ts'

const FIELDS = ['date', 'body', 'authors', 'tags', 'language'] as const
/** Sources that are listed by name. */
const MOST = 12

/** What the stores hold: freshness, filled fields and quality. */
export function storedRecords({ freshness, scrapers }: FleetReport): Markup {
  if (freshness === null)
    return markup`<section><h2>Records</h2><p>The stores were not read (--no-stores).</p></section>`
  const stores = scrapers.flatMap(({ store }) => store ?? [])
  const total = sum(stores.map((store) => store.records))
  const poorest = scrapers
    .flatMap(({ country, source, store }) => {
      if (store === null || store.quality === null) return []
      return [{ id: `${country}/${source}`, quality: store.quality, records: store.records, poor: store.poor }]
    })
    .sort((one, other) => one.quality - other.quality)
    .slice(0, MOST)
  return markup`<section><h2>Records</h2><div class="pair"><div><h3>Freshness</h3>${pageTable(
    'Sources by the age of their newest record',
    [
      ['newest record', 'text'],
      ['sources', 'number'],
      ['', 'text'],
    ],
    freshness.map(({ name, sources }) => [name, shown.number(sources), shareBar(sources, scrapers.length)]),
  )}</div><div><h3>Filled fields</h3>${pageTable(
    'Share of records that have a field',
    [
      ['field', 'text'],
      ['records', 'number'],
      ['', 'text'],
    ],
    FIELDS.map((field) => {
      const filled = sum(stores.map((store) => store.filled[field]))
      return [field, total === 0 ? '' : shown.percent(Math.floor((filled * 100) / total)), shareBar(filled, total)]
    }),
  )}</div></div><h3>Lowest quality</h3>${
    poorest.length === 0
      ? markup`<p>No store knows the quality of its records yet.</p>`
      : pageTable(
          'Sources with the lowest quality',
          [
            ['source', 'text'],
            ['quality', 'number'],
            ['0 to 100', 'text'],
            ['records', 'number'],
            ['below 50', 'number'],
          ],
          poorest.map(({ id, quality, records, poor }) => [
            id,
            shown.number(quality),
            shareBar(quality, 100),
            shown.number(records),
            shown.number(poor),
          ]),
        )
  }</section>`
}
