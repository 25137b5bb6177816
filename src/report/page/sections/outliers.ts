import { shareBar } from '../charts/share-bar.ts'
import type { FleetReport } from '../../statistics/fleet-report.ts'
import { markup, type Markup } from '../markup.ts'
import { pageTable } from '../page-table.ts'
import { shown } from '../shown-values.ts'

/** Rows of each table; the tables of --csv have all. */
const MOST = 12

/** What stands out: the slowest, the biggest changes, and the duplicates. */
export function outliers(report: FleetReport): Markup {
  return markup`<section><h2>What stands out</h2><div class="pair"><div><h3>Slowest</h3>${slowest(report)}</div><div><h3>Biggest change</h3><p>Entries that the listings named in the last run, beside the median of the runs before.</p>${changes(report)}</div></div><h3>Duplicates</h3>${duplicates(report)}</section>`
}

function slowest({ slowest: all }: FleetReport): Markup {
  if (all.length === 0) return markup`<p>No scraper has come to an end of its own yet.</p>`
  return pageTable(
    'Slowest scrapers',
    [
      ['source', 'text'],
      ['median time', 'number'],
      ['', 'text'],
    ],
    all
      .slice(0, MOST)
      .map((one) => [
        `${one.country}/${one.source}`,
        shown.clock(one.median_ms),
        shareBar(one.median_ms ?? 0, all[0]!.median_ms ?? 0),
      ]),
  )
}

function changes({ changes: all }: FleetReport): Markup {
  if (all.length === 0) return markup`<p>None by more than a fifth.</p>`
  return pageTable(
    'Scrapers whose listings changed most',
    [
      ['source', 'text'],
      ['usual', 'number'],
      ['last', 'number'],
      ['change', 'number'],
    ],
    all
      .slice(0, MOST)
      .map(({ country, source, usual, found }) => [
        `${country}/${source}`,
        shown.number(usual),
        shown.number(found),
        usual === 0 ? '' : `${found > usual ? '+' : '−'}${shown.number(Math.abs((found - usual) * 100) / usual)} %`,
      ]),
  )
}

function duplicates({ copies }: FleetReport): Markup {
  if (copies === null) return markup`<p>The stores were not read (--no-stores).</p>`
  if (copies.length === 0) return markup`<p>No two records have the same title and text.</p>`
  const rows = copies.slice(0, MOST).map(({ id, records, within, elsewhere, partner }) => {
    return [id, shown.number(records), shown.number(within), shown.number(elsewhere), partner ?? '']
  })
  return markup`<p>Records with the same title and text as another one.</p>${pageTable(
    'Sources with duplicates',
    [
      ['source', 'text'],
      ['records', 'number'],
      ['again in this source', 'number'],
      ['also in another', 'number'],
      ['most with', 'text'],
    ],
    rows,
  )}`
}
