import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { NAME } from '../../../vocabulary/product.ts'
import { counted } from '../../../vocabulary/text/counted.ts'
import { html } from '../html.ts'
import { actionButton } from '../parts/action-button.ts'
import { rowsTable, type RowsColumn } from '../parts/rows-table.ts'
import { runBanner } from '../parts/run-banner.ts'
import { searchField } from '../parts/search-field.ts'
import { type AnyStatus, display } from '../parts/display.ts'
import { statusFilter } from '../parts/status-filter.ts'
import { freshLine, trailStrip } from '../parts/fleet-strips.ts'
import { address, scraperPath, setQuery } from '../state/address.ts'
import { fleet } from '../state/fleet.ts'
import { useWatched } from '../state/watched.ts'
import { DOWN_FIRST, found, type ShownScraper, shownScrapers, sorted } from './fleet-rows.ts'

const STATUSES: readonly AnyStatus[] = [
  'running',
  'queued',
  'invalid',
  'failed',
  'warning',
  'interrupted',
  'skipped',
  'success',
  'never',
]

/** Every scraper: what it does now, how its runs ended, when it is due. */
export function fleetView(): VNode {
  const state = useWatched(fleet)
  const { query } = useWatched(address)
  const [words, status] = [query.get('q') ?? '', query.get('status')]
  const sort = { column: query.get('sort') ?? 'scraper', isDown: query.get('down') === '1' }
  const all = useMemo(() => shownScrapers(state), [state])
  const rows = useMemo(
    () => sorted(found(all, words, status), sort.column, sort.isDown),
    [all, words, status, sort.column, sort.isDown],
  )
  const counts = useMemo(() => {
    const byStatus = Map.groupBy(all, (one) => one.status)
    return STATUSES.map((one): [AnyStatus, number] => [one, byStatus.get(one)?.length ?? 0])
  }, [all])
  const countries = useMemo(() => new Set(all.map(({ row }) => row.country)).size, [all])
  const columns = useMemo(() => {
    const isRunning = all.some((one) => one.status === 'running')
    const isDue = all.some(({ row }) => row.due !== null)
    return COLUMNS.filter(({ id }) => (id !== 'doing' || isRunning) && (id !== 'due' || isDue))
  }, [all])
  const onSort = (column: string): void => {
    const isAgain = column === sort.column
    const isDown = isAgain ? !sort.isDown : DOWN_FIRST.has(column)
    setQuery({ sort: column === 'scraper' ? null : column, down: isDown ? '1' : null })
  }
  if (all.length === 0) return emptyFleet(state.offers.config_dir, state.notes)
  return html`
    <div class="title">
      <h1>Fleet</h1>
      <p>
        ${`${display.number(all.length)} scrapers in ${countries === 1 ? 'one country' : `${countries} countries`}`}
      </p>
      <span class="actions"><${actionButton} ...${runRequest(rows, all.length)} key=${rows.length} /></span>
    </div>
    ${state.notes.map((note) => html`<p class="note">${note}</p>`)}
    ${[...state.runs.values()].slice(0, 2).map(({ head }) => runBanner(head))}
    <div class="tools">${searchField('Country, source, name or reason', words)}${statusFilter(counts, status)}</div>
    ${
      rows.length === 0
        ? html`<p class="empty">
            No scraper matches.
            <button type="button" onClick=${() => setQuery({ q: null, status: null })}>Show all</button>
          </p>`
        : html`<${rowsTable}
            caption="Scrapers"
            columns=${columns}
            rows=${rows}
            keyOf=${idOfShown}
            sort=${sort}
            onSort=${onSort}
          />`
    }
    <p class="foot">
      ${rows.length === all.length ? '' : `${display.number(rows.length)} of ${display.number(all.length)} scrapers. `}Rows
      out of sight are not drawn: the search of the browser does not see them, the field above does.
    </p>
  `
}

const COLUMNS: readonly RowsColumn<ShownScraper>[] = [
  {
    id: 'scraper',
    title: 'Scraper',
    kind: 'text',
    width: 'minmax(0,2.2fr)',
    from: 0,
    sorts: true,
    cell: ({ row }) =>
      html`<a href=${scraperPath(row)} title=${row.name}
        >${display.name(`${row.country}/`)}<b>${display.name(row.source)}</b></a
      >`,
  },
  {
    id: 'status',
    title: 'Now',
    kind: 'text',
    width: 'minmax(0,1.5fr)',
    from: 0,
    sorts: true,
    cell: ({ status, reason, row }) =>
      html`<span title=${row.invalid ?? row.last?.detail ?? ''}>${display.status(status, reason)}</span>`,
  },
  {
    id: 'doing',
    title: 'Progress',
    kind: 'text',
    width: 'minmax(0,1.5fr)',
    from: 1180,
    sorts: false,
    cell: ({ now }) => (now === null || now.status !== 'running' ? '' : doingText(now)),
  },
  {
    id: 'trail',
    title: 'Last runs',
    kind: 'text',
    width: '132px',
    from: 620,
    sorts: false,
    cell: ({ row }) => (row.trail === '' ? '' : trailStrip(row.trail)),
  },
  {
    id: 'fresh',
    title: 'Records',
    kind: 'text',
    width: '92px',
    from: 900,
    sorts: false,
    cell: ({ row }) => freshLine(row.fresh),
  },
  {
    id: 'new',
    title: 'New',
    kind: 'number',
    width: '64px',
    from: 480,
    sorts: true,
    cell: ({ row, now }) => display.number(now === null ? (row.last?.new ?? null) : now.records.new),
  },
  {
    id: 'took',
    title: 'Took',
    kind: 'number',
    width: '80px',
    from: 1000,
    sorts: true,
    cell: ({ row }) => display.clock(row.last?.ms ?? null),
  },
  {
    id: 'last',
    title: 'Last run',
    kind: 'number',
    width: '92px',
    from: 700,
    sorts: true,
    cell: ({ row }) => display.ago(row.last?.finished ?? null),
  },
  {
    id: 'due',
    title: 'Due',
    kind: 'number',
    width: '92px',
    from: 1080,
    sorts: true,
    cell: ({ row }) => display.ago(row.due),
  },
]

function doingText({ doing, pages }: NonNullable<ShownScraper['now']>): string {
  if (doing === null) return `${pages.fetched} pages`
  if (doing.waiting !== '') return doing.waiting
  return `${doing.phase}: ${pages.fetched} pages, ${doing.pending} pending`
}

/** Runs what the filters have left; all without them. */
function runRequest(rows: readonly ShownScraper[], all: number): { label: string; sure: string; request: object } {
  const patterns = rows.length === all ? [] : rows.slice(0, 2000).map(({ id }) => id)
  const what = rows.length === all ? 'all' : counted(patterns.length, 'scraper')
  return {
    label: `Run ${what}`,
    sure: `Run ${counted(patterns.length || all, 'scraper')} now?`,
    request: { action: 'run', patterns },
  }
}

function idOfShown({ id }: ShownScraper): string {
  return id
}

function emptyFleet(configDir: string, notes: readonly string[]): VNode {
  return html`<section class="empty">
    <h1>No scrapers yet</h1>
    <p>
      A scraper is a file <code>${configDir}/COUNTRY/SOURCE.yaml</code> that says where a site lists its articles. Write
      the first one, and it appears here.
    </p>
    ${notes.map((note) => html`<p class="note">${note}</p>`)}
    <p>To see a fleet at work before that: <code>${NAME} demo</code></p>
  </section>`
}
