import type { VNode } from 'preact'
import { formatClock } from '../../../vocabulary/time/duration.ts'
import type { RunHead } from '../../shapes.ts'
import { html } from '../html.ts'
import { runPath } from '../state/address.ts'
import { progressBar } from './progress-bar.ts'
import { display } from './display.ts'

/** A run that goes on, in a line and a bar. */
export function runBanner(head: RunHead): VNode {
  const { scrapers, queued, running, failed } = head.totals
  const ended = scrapers - queued - running
  return html`<section class=${`banner ${head.state}`} aria-label="Current run">
    <p>
      ${head.state === 'running' ? display.sign('running') : display.sign('interrupted')}
      <a href=${runPath(head.run)}>Run ${head.run}</a
      >${head.state === 'left_behind' ? html`<strong> was left behind: nobody starts what waits</strong>` : ''}
      <span><b>${display.number(ended)}</b> of ${display.number(scrapers)} ended</span>
      <span><b>${running}</b> running in ${head.max_parallel} slots</span>
      <span><b>${display.number(queued)}</b> waiting</span>
      ${failed > 0 ? html`<span class="bad"><b>${failed}</b> failed</span>` : ''}
      ${head.pages_per_second === null ? '' : html`<span><b>${head.pages_per_second}</b> pages/s</span>`}
      ${head.left_ms === null ? '' : html`<span>about <b>${formatClock(head.left_ms)}</b> left</span>`}
    </p>
    ${progressBar(head.totals)}
  </section>`
}
