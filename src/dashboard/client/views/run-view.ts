import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { noCounts } from '../../../vocabulary/run/counts.ts'
import { formatClock } from '../../../vocabulary/time/duration.ts'
import type { RunDocument, RunHead, RunRow } from '../../shapes.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { html } from '../html.ts'
import { actionButton } from '../parts/action-button.ts'
import { command } from '../parts/command.ts'
import { failuresFirst } from '../parts/failures-first.ts'
import { progressBar } from '../parts/progress-bar.ts'
import { rowsTable } from '../parts/rows-table.ts'
import { runTimeline } from '../parts/run-timeline.ts'
import { searchField } from '../parts/search-field.ts'
import { type AnyStatus, display } from '../parts/display.ts'
import { statusFilter } from '../parts/status-filter.ts'
import { address, setQuery } from '../state/address.ts'
import { fleet, type KnownFleet, idOf, type KnownRun } from '../state/fleet.ts'
import { useWatched } from '../state/watched.ts'
import { useAnswer } from '../state/use-answer.ts'
import { foundRows, RUN_TABLE, sortedRunRows } from './run-rows.ts'

const STATUSES: readonly AnyStatus[] = ['failed', 'running', 'queued', 'warning', 'interrupted', 'skipped', 'success']

/** One run: what fails, what runs in which slot, what waits, what has ended. */
export function runView({ run }: { run: string }): VNode {
  const { runs, rows, ended } = useWatched(fleet)
  const live = runs.get(run)
  if (live === undefined) return html`<${pastRun} run=${run} again=${ended} />`
  return html`<${knownRun} head=${live.head} rows=${rowsOf(live, rows)} />`
}

function pastRun({ run, again }: { run: string; again: number }): VNode {
  const { answer, fault } = useAnswer<RunDocument>(`/api/runs/${encodeURIComponent(run)}`, again)
  if (answer !== null) return html`<${knownRun} head=${answer.head} rows=${answer.rows} />`
  return html`<div class="title"><h1>Run ${run}</h1></div>
    <p aria-busy=${fault === null}>${fault ?? 'Reading the run …'}</p>`
}

/** Of those that wait only the names are known here, and what the fleet knows of them. */
function rowsOf({ rows, queued }: KnownRun, known: KnownFleet['rows']): RunRow[] {
  const waiting = [...queued].map((id): RunRow => {
    const [country = '', source = ''] = id.split('/')
    const { name = source, group = null } = known.get(id) ?? {}
    return { country, source, name, group, ...WAITING }
  })
  return [...rows.values(), ...waiting]
}

const WAITING = {
  status: 'queued',
  reason: null,
  detail: '',
  attempt: 1,
  started: null,
  finished: null,
  ...noCounts(),
  peak_rss_mb: null,
  doing: null,
} as const

function knownRun({ head, rows }: { head: RunHead; rows: readonly RunRow[] }): VNode {
  const { query } = useWatched(address)
  const [words, status] = [query.get('q') ?? '', query.get('status')]
  const sort = { column: query.get('sort') ?? 'status', isDown: query.get('down') === '1' }
  const chosen = useMemo(
    () => sortedRunRows(foundRows(rows, words, status), sort.column, sort.isDown),
    [rows, words, status, sort.column, sort.isDown],
  )
  const counts = STATUSES.map((one): [AnyStatus, number] => [one, rows.filter((row) => row.status === one).length])
  const onSort = (column: string): void => {
    const isDown = column === sort.column ? !sort.isDown : column !== 'status' && column !== 'scraper'
    setQuery({ sort: column === 'status' ? null : column, down: isDown ? '1' : null })
  }
  return html`
    <div class="title">
      <h1>Run ${head.run}</h1>
      <p>${stateOf(head)}</p>
      ${runActions(head)}
    </div>
    ${head.state === 'left_behind' ? html`<p class="note">Its process is gone, and nobody starts what waits. ${command(`${NAME} attach ${head.run}`)} carries it on, ${command(`${NAME} stop ${head.run}`)} ends it.</p>` : ''}
    <dl class="tiles">
      ${tilesOf(head).map(
        ([name, value]) =>
          html`<div key=${name}>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${progressBar(head.totals)}
    <${runTimeline} head=${head} rows=${rows} />
    ${failuresFirst(head.run, rows, head.state !== 'running')}
    <h2>Scrapers</h2>
    <div class="tools">${searchField('Country, source, name or reason', words)}${statusFilter(counts, status)}</div>
    ${
      chosen.length === 0
        ? html`<p class="empty">
            No scraper of this run matches.
            <button type="button" onClick=${() => setQuery({ q: null, status: null })}>Show all</button>
          </p>`
        : html`<${rowsTable}
            caption="Scrapers of the run"
            columns=${RUN_TABLE}
            rows=${chosen}
            keyOf=${idOf}
            sort=${sort}
            onSort=${onSort}
          />`
    }
  `
}

function runActions({ run, state, totals }: RunHead): VNode {
  if (state === 'finished') {
    const again = totals.failed + totals.interrupted
    return html`<span class="actions"
      >${
        again === 0
          ? ''
          : html`<${actionButton}
              label="Retry what failed"
              sure=${`Run ${again} scrapers again?`}
              request=${{ action: 'retry', run }}
            />`
      }</span
    >`
  }
  return html`<span class="actions">
    <${actionButton} label="Stop" sure="Stop the run? Scrapers finish their page." request=${{ action: 'stop', run }} />
    <${actionButton}
      label="Kill"
      sure="Kill the run? What is stored stays."
      request=${{ action: 'stop', run, now: true }}
    />
  </span>`
}

function stateOf({ state, started, finished, mode }: RunHead): VNode {
  const inOrder = mode === 'sequential' ? ', one scraper at a time' : ''
  if (state === 'finished') return html`from ${display.time(started)} to ${display.time(finished)}${inOrder}`
  return html`${state === 'running' ? 'running' : 'left behind'} since ${display.time(started)}${inOrder}`
}

function tilesOf({
  totals,
  max_parallel,
  pages_per_second,
  left_ms,
  left_unknown,
  started,
  finished,
}: RunHead): [string, string][] {
  const { scrapers, queued, running } = totals
  const took = (finished === null ? Date.now() : Date.parse(finished)) - Date.parse(started)
  const tiles: [string, string | null][] = [
    ['ended', `${display.number(scrapers - queued - running)} of ${display.number(scrapers)}`],
    ['running', finished === null ? `${running} of ${max_parallel} slots` : null],
    ['waiting', finished === null ? display.number(queued) : null],
    ['failed', display.number(totals.failed)],
    ['time', formatClock(took)],
    ['pages a second', pages_per_second === null ? null : String(pages_per_second)],
    [left_unknown > 0 ? `left, ${left_unknown} unknown` : 'left', left_ms === null ? null : formatClock(left_ms)],
  ]
  return tiles.flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]]))
}
