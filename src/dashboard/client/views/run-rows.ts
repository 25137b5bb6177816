import type { RunRow } from '../../shapes.ts'
import { html } from '../html.ts'
import { type AnyStatus, display } from '../parts/display.ts'
import type { RowsColumn } from '../parts/rows-table.ts'
import { scraperPath } from '../state/address.ts'
import { idOf } from '../state/fleet.ts'

/** Rows whose country, source, name, group or reason contains every word. */
export function foundRows(rows: readonly RunRow[], words: string, status: string | null): RunRow[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return rows.filter((row) => {
    if (status !== null && row.status !== status) return false
    const text = `${idOf(row)} ${row.name} ${row.group ?? ''} ${row.reason ?? ''} ${row.detail}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

const RANKS: Partial<Record<AnyStatus, number>> = {
  failed: 0,
  running: 1,
  warning: 2,
  interrupted: 3,
  queued: 4,
  skipped: 5,
  success: 6,
}

const KEYS: Record<string, (row: RunRow) => number | string> = {
  scraper: idOf,
  status: ({ status, reason }) => `${RANKS[status] ?? 9} ${reason ?? ''}`,
  took: (row) => tookMs(row) ?? -1,
  pages: ({ pages }) => pages.fetched,
  new: ({ records }) => records.new,
  memory: ({ peak_rss_mb: mb }) => mb ?? -1,
}

/** In the order of a column; an unknown one is the status. */
export function sortedRunRows(rows: readonly RunRow[], column: string, isDown: boolean): RunRow[] {
  const key = KEYS[column] ?? KEYS['status']!
  const keyed = rows.map((row) => ({ row, key: key(row), id: idOf(row) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1))
  if (isDown) keyed.reverse()
  return keyed.map(({ row }) => row)
}

/** Columns of the table of a run. */
export const RUN_TABLE: readonly RowsColumn<RunRow>[] = [
  {
    id: 'scraper',
    title: 'Scraper',
    kind: 'text',
    width: 'minmax(0,2fr)',
    from: 0,
    sorts: true,
    cell: (row) =>
      html`<a href=${scraperPath(row)} title=${row.name}
        >${display.name(`${row.country}/`)}<b>${display.name(row.source)}</b></a
      >`,
  },
  {
    id: 'status',
    title: 'Status',
    kind: 'text',
    width: 'minmax(0,1.6fr)',
    from: 0,
    sorts: true,
    cell: ({ status, reason, detail }) => html`<span title=${detail}>${display.status(status, reason)}</span>`,
  },
  {
    id: 'doing',
    title: 'What it does',
    kind: 'text',
    width: 'minmax(0,1.8fr)',
    from: 1000,
    sorts: false,
    cell: ({ doing, detail }) => {
      if (doing === null) return html`<span title=${detail}>${detail}</span>`
      return doing.waiting === '' ? `${doing.phase}, ${doing.pending} pending` : doing.waiting
    },
  },
  {
    id: 'group',
    title: 'Group',
    kind: 'text',
    width: 'minmax(0,1fr)',
    from: 1240,
    sorts: false,
    cell: ({ group }) => group ?? '',
  },
  {
    id: 'pages',
    title: 'Pages',
    kind: 'number',
    width: '72px',
    from: 620,
    sorts: true,
    cell: ({ pages }) => display.number(pages.fetched),
  },
  {
    id: 'new',
    title: 'New',
    kind: 'number',
    width: '72px',
    from: 480,
    sorts: true,
    cell: ({ records }) => display.number(records.new),
  },
  {
    id: 'memory',
    title: 'Memory',
    kind: 'number',
    width: '84px',
    from: 1100,
    sorts: true,
    cell: ({ peak_rss_mb: mb }) => (mb === null ? '' : `${Math.round(mb)} MB`),
  },
  {
    id: 'took',
    title: 'Took',
    kind: 'number',
    width: '80px',
    from: 700,
    sorts: true,
    cell: (row) => display.clock(tookMs(row)),
  },
]

function tookMs({ started, finished }: RunRow): number | null {
  if (started === null) return null
  return (finished === null ? Date.now() : Date.parse(finished)) - Date.parse(started)
}
