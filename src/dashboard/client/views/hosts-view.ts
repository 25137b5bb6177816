import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { formatClock } from '../../../vocabulary/time/duration.ts'
import type { HostRow, HostsDocument } from '../../detail-shapes.ts'
import { html } from '../html.ts'
import { display } from '../parts/display.ts'
import { type RowsColumn, rowsTable } from '../parts/rows-table.ts'
import { searchField } from '../parts/search-field.ts'
import { address, setQuery } from '../state/address.ts'
import { fleet } from '../state/fleet.ts'
import { useAnswer } from '../state/use-answer.ts'
import { useWatched } from '../state/watched.ts'

const EVERY_MS = 5000

/** Politeness as it is lived: how often each host may be asked, how often it is, and what it answers. */
export function hostsView(): VNode {
  const { ended } = useWatched(fleet)
  const { query } = useWatched(address)
  const { answer, fault } = useAnswer<HostsDocument>('/api/hosts', ended, EVERY_MS)
  const words = query.get('q') ?? ''
  const sort = { column: query.get('sort') ?? 'trouble', isDown: query.get('down') !== '0' }
  const rows = useMemo(() => chosen(answer?.hosts ?? [], words, sort), [answer, words, sort.column, sort.isDown])
  const onSort = (column: string): void => {
    const isDown = column === sort.column ? !sort.isDown : column !== 'host'
    setQuery({ sort: column === 'trouble' ? null : column, down: isDown ? null : '0' })
  }
  const waiting = (answer?.hosts ?? []).filter(({ wait_ms: ms }) => ms > 0).length
  return html`
    <div class="title">
      <h1>Hosts</h1>
      ${answer === null ? '' : html`<p>${display.number(answer.hosts.length)} hosts${waiting === 0 ? '' : `, ${waiting} of them want to be left alone for now`}; requests of ${answer.runs.length === 0 ? 'no run yet' : answer.runs.map((run, i) => html`${i === 0 ? 'run ' : ' and '}${run}`)}</p>`}
    </div>
    ${fault === null ? '' : html`<p class="note">${fault}</p>`}
    ${
      answer === null
        ? html`<p aria-busy="true">Reading …</p>`
        : answer.hosts.length === 0
          ? html`<section class="empty"><p>No config names a host yet.</p></section>`
          : html`<div class="tools">${searchField('Host or scraper', words)}</div>
              <${rowsTable}
                caption="Hosts"
                columns=${COLUMNS}
                rows=${rows}
                keyOf=${hostOf}
                sort=${sort}
                onSort=${onSort}
              />`
    }
  `
}

function chosen(
  hosts: readonly HostRow[],
  words: string,
  { column, isDown }: { column: string; isDown: boolean },
): HostRow[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const key = KEYS[column] ?? KEYS['trouble']!
  const found = hosts.filter((row) => {
    const text = `${row.host} ${row.scrapers.join(' ')}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
  const keyed = found.map((row) => ({ row, key: key(row) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.host < b.row.host ? 1 : -1))
  if (isDown) keyed.reverse()
  return keyed.map(({ row }) => row)
}

/** Blocked, waiting and failing hosts first. */
const KEYS: Record<string, (row: HostRow) => number | string> = {
  host: hostOf,
  trouble: (row) => (row.open.length > 0 ? 4e9 : 0) + (row.wait_ms > 0 ? 2e9 : 0) + row.failed * 100 + row.opened,
  rate: ({ rate }) => rate ?? -1,
  requests: ({ requests }) => requests,
  failed: ({ failed }) => failed,
  asked: ({ asked_ms: ms }) => -(ms ?? Infinity),
}

const COLUMNS: readonly RowsColumn<HostRow>[] = [
  {
    id: 'host',
    title: 'Host',
    kind: 'text',
    width: 'minmax(0,2fr)',
    from: 0,
    sorts: true,
    cell: ({ host }) => html`<span title=${host}>${host}</span>`,
  },
  {
    id: 'trouble',
    title: 'Now',
    kind: 'text',
    width: 'minmax(0,1.6fr)',
    from: 0,
    sorts: true,
    cell: ({ open, wait_ms: wait, last_failure: failure, failed }) => {
      if (open.length > 0)
        return html`<span title=${open.join(', ')}>${display.sign('failed')}breaker ${open[0]}</span>`
      if (wait > 0) return html`<span>${display.sign('warning')}wants ${formatClock(wait)} of peace</span>`
      if (failed > 0) return html`<span>${display.sign('warning')}${failure ?? 'failures'}</span>`
      return html`<span>${display.sign('success')}answers</span>`
    },
  },
  {
    id: 'rate',
    title: 'Requests/s',
    kind: 'number',
    width: '150px',
    from: 560,
    sorts: true,
    cell: ({ rate, limit }) =>
      `${rate === null ? '–' : rate.toFixed(2)} of ${limit === null ? 'no limit' : limit.toFixed(2)}`,
  },
  {
    id: 'parallel',
    title: 'At once',
    kind: 'number',
    width: '70px',
    from: 900,
    sorts: false,
    cell: ({ concurrency }) => (concurrency === 0 ? '' : String(concurrency)),
  },
  {
    id: 'requests',
    title: 'Requests',
    kind: 'number',
    width: '84px',
    from: 720,
    sorts: true,
    cell: ({ requests }) => display.number(requests),
  },
  {
    id: 'failed',
    title: 'Failed',
    kind: 'number',
    width: '70px',
    from: 640,
    sorts: true,
    cell: ({ failed }) => display.number(failed),
  },
  {
    id: 'asked',
    title: 'Last asked',
    kind: 'number',
    width: '96px',
    from: 820,
    sorts: true,
    cell: ({ asked_ms: ms }) => (ms === null ? '' : display.ago(new Date(Date.now() - ms).toISOString())),
  },
  {
    id: 'scrapers',
    title: 'Scrapers',
    kind: 'text',
    width: 'minmax(0,1.4fr)',
    from: 1000,
    sorts: false,
    cell: ({ scrapers }) => html`<span title=${scrapers.join(', ')}>${scrapers.join(', ')}</span>`,
  },
]

function hostOf({ host }: HostRow): string {
  return host
}
