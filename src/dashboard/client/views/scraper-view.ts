import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { PAUSED } from '../../../vocabulary/run/progress.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { ScraperDocument, ScraperEndRow } from '../../detail-shapes.ts'
import { html } from '../html.ts'
import { actionButton } from '../parts/action-button.ts'
import { command } from '../parts/command.ts'
import { display } from '../parts/display.ts'
import { liveLog } from '../parts/live-log.ts'
import { plainTable } from '../parts/plain-table.ts'
import { timeChart } from '../parts/time-chart.ts'
import { runPath } from '../state/address.ts'
import { fleet } from '../state/fleet.ts'
import { useAnswer } from '../state/use-answer.ts'
import { useWatched } from '../state/watched.ts'
import { lastRunPart } from './scraper-last-run.ts'
import { samplesPart, storedPart } from './scraper-records.ts'
import { type ShownScraper, shownScrapers } from './fleet-rows.ts'

/** One scraper: what it does, its history, what it stores, how its sites answer, its log. */
export function scraperView({ country, source }: { country: string; source: string }): VNode {
  const state = useWatched(fleet)
  const id = `${country}/${source}`
  const path = `/api/scrapers/${encodeURIComponent(country)}/${encodeURIComponent(source)}`
  const { answer, fault } = useAnswer<ScraperDocument>(path, state.ended)
  const now = useMemo(() => shownScrapers(state).find((one) => one.id === id), [state, id])
  if (answer === null) {
    return html`<div class="title"><h1>${id}</h1></div>
      <p aria-busy=${fault === null}>
        ${fault === null ? 'Reading its history …' : html`${fault}. <a href="/">Back to the fleet</a>`}
      </p>`
  }
  const { row } = now ?? {}
  return html`
    <div class="title">
      <h1>${id}</h1>
      <p>
        <bdi>${answer.name}</bdi> ·
        <a href=${`/configs/${encodeURIComponent(country)}/${encodeURIComponent(source)}`}>config</a>
      </p>
      ${scraperActions(id, now, [...state.runs.keys()])}
    </div>
    ${row?.invalid == null ? '' : html`<p class="note">Its config cannot run: ${row.invalid}</p>`}
    <dl class="tiles">
      <div>
        <dt>now</dt>
        <dd>${now === undefined ? 'no config' : display.status(now.status, now.reason)}</dd>
      </div>
      ${
        now?.now?.status === 'running'
          ? html`<div>
              <dt>${now.now.doing?.phase ?? 'running'}</dt>
              <dd>${now.now.pages.fetched} pages, ${now.now.records.new} new</dd>
            </div>`
          : ''
      }
      <div>
        <dt>last run</dt>
        <dd>${answer.ends.length === 0 ? 'none' : display.ago(answer.ends[0]!.finished)}</dd>
      </div>
      <div>
        <dt>records</dt>
        <dd>${answer.store === null ? 'none' : display.number(answer.store.records)}</dd>
      </div>
      ${
        answer.store?.quality == null
          ? ''
          : html`<div>
              <dt>quality, 0 to 100</dt>
              <dd>${answer.store.quality}</dd>
            </div>`
      }
      ${
        row?.due == null
          ? ''
          : html`<div>
              <dt>due</dt>
              <dd>${display.ago(row.due)}</dd>
            </div>`
      }
    </dl>
    ${now?.now?.doing?.waiting ? html`<p class="note">${now.now.doing.waiting}</p>` : ''}
    ${nextStep(id, answer.ends[0])}
    <${pastRuns} ends=${answer.ends} />
    ${lastRunPart(answer.last)} ${storedPart(answer)} ${samplesPart(answer.samples)}
    <h2>Log</h2>
    <${liveLog} country=${country} source=${source} />
  `
}

function scraperActions(id: string, now: ShownScraper | undefined, runs: readonly string[]): VNode | string {
  if (now === undefined) return ''
  const [run] = runs
  const isGoingOn = now.status === 'running' || now.status === 'queued'
  if (run === undefined || !isGoingOn) {
    const request = { action: 'run', patterns: [id] }
    return html`<span class="actions"><${actionButton} label="Run now" sure=${null} request=${request} /></span>`
  }
  const order = (label: string, what: string): VNode =>
    html`<${actionButton}
      key=${label}
      label=${label}
      sure=${null}
      request=${{ action: 'order', order: what, run, scrapers: [id] }}
    />`
  const isPaused = now.now?.doing?.waiting === PAUSED
  return html`<span class="actions"
    >${isPaused ? order('Resume', 'resume') : order('Pause', 'pause')} ${order('Stop', 'stop')}</span
  >`
}

function nextStep(id: string, last: ScraperEndRow | undefined): VNode | string {
  if (last === undefined) return html`<p>It has not run yet: ${command(`${NAME} run ${id}`)}</p>`
  if (last.status !== 'failed') return ''
  return html`<p class="note">
    ${last.detail === '' ? `Its last run failed: ${last.reason ?? ''}` : last.detail}. Look at what comes out of three
    of its articles: ${command(`${NAME} check ${id} --live 3`)}
  </p>`
}

function pastRuns({ ends }: { ends: readonly ScraperEndRow[] }): VNode {
  const oldest = useMemo(() => ends.filter(({ finished }) => finished !== null).reverse(), [ends])
  const times = useMemo(() => oldest.map(({ finished }) => Date.parse(finished ?? '')), [oldest])
  const records = useMemo(
    () =>
      [
        { name: 'new', colour: '--bar', values: oldest.map((one) => one.records.new) },
        { name: 'updated', colour: '--second', values: oldest.map((one) => one.records.updated) },
        { name: 'rejected', colour: '--failed', values: oldest.map((one) => one.records.rejected) },
      ] as const,
    [oldest],
  )
  const memory = useMemo(
    () => [{ name: 'peak memory', colour: '--bar', values: oldest.map((one) => one.peak_rss_mb) }] as const,
    [oldest],
  )
  if (ends.length === 0) return html`<span />`
  return html`
    <div class="pair">
      <${timeChart} title="Records of each run" times=${times} series=${records} />
      <${timeChart} title="Memory of each run" times=${times} series=${memory} unit=" MB" />
    </div>
    <h2>Runs</h2>
    ${plainTable(
      'Runs of this scraper',
      [
        ['Run', 'text'],
        ['Outcome', 'text'],
        ['Ended', 'text'],
        ['Took', 'number'],
        ['Pages', 'number'],
        ['failed', 'number'],
        ['Found', 'number'],
        ['New', 'number'],
        ['Updated', 'number'],
        ['Rejected', 'number'],
        ['Memory', 'number'],
      ],
      ends
        .slice(0, 20)
        .map((one) => [
          html`<a href=${runPath(one.run)}>${one.run}</a>`,
          html`<span title=${one.detail}>${display.status(one.status, one.reason)}</span>`,
          display.time(one.finished),
          display.clock(
            one.started === null || one.finished === null ? null : Date.parse(one.finished) - Date.parse(one.started),
          ),
          display.number(one.pages.fetched),
          display.number(one.pages.failed),
          display.number(one.records.found),
          display.number(one.records.new),
          display.number(one.records.updated),
          display.number(one.records.rejected),
          one.peak_rss_mb === null ? '' : `${Math.round(one.peak_rss_mb)} MB`,
        ]),
    )}
  `
}
