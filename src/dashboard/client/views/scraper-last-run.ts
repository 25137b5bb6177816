import type { VNode } from 'preact'
import type { LastRun } from '../../detail-shapes.ts'
import { html } from '../html.ts'
import { display } from '../parts/display.ts'
import { plainTable } from '../parts/plain-table.ts'

/** What the last run counted besides its row: breakers, retries, failures by kind. */
export function lastRunPart(last: LastRun | null): VNode | string {
  if (last === null) return ''
  const counted = [
    ['Requests sent again', last.retries],
    ['Pages that failed', last.failures],
    ['Records rejected', last.rejections],
    ['Entries passed over', last.drops],
    ['What lowers the quality', last.quality_reasons],
  ] as const
  const lists = counted.filter(([, counts]) => Object.keys(counts).length > 0)
  const { record_ms: ms, documents } = last
  return html`
    <h2>In its last run</h2>
    ${last.drift.map((what) => html`<p class="note" key=${what}>Drift: ${what}</p>`)}
    ${ms === null || ms.mean_ms === null ? '' : html`<p>A record took ${display.number(ms.mean_ms)} ms on average, half of them at most ${display.number(ms.p50_ms)} ms, 95 of 100 at most ${display.number(ms.p95_ms)} ms, waiting for the pace included.</p>`}
    ${documents === null || documents.stored + documents.failed === 0 ? '' : html`<p>Documents: ${display.number(documents.stored)} stored, ${display.number(documents.failed)} failed.</p>`}
    ${
      last.hosts.length === 0
        ? ''
        : plainTable(
            'Hosts in the last run',
            [
              ['Host', 'text'],
              ['Requests', 'number'],
              ['Answered', 'number'],
              ['Failed', 'number'],
              ['Last failure', 'text'],
              ['Breaker', 'text'],
            ],
            last.hosts.map((host) => [
              host.host,
              display.number(host.requests),
              display.number(host.answered),
              display.number(host.failed),
              host.last_failure ?? '',
              breakerText(host.open, host.opened),
            ]),
          )
    }
    ${lists.length === 0 ? html`<p class="faint">Nothing was sent again, rejected or passed over.</p>` : html`<div class="pair">${lists.map(([title, counts]) => countList(title, counts))}</div>`}
  `
}

function breakerText(open: Record<string, string>, opened: number): string {
  const states = Object.entries(open).map(([kind, state]) => `${kind} ${state.replace('_', ' ')}`)
  if (states.length > 0) return states.join(', ')
  return opened === 0 ? 'closed' : `closed, opened ${opened} times`
}

function countList(title: string, counts: Record<string, number>): VNode {
  return html`<div key=${title}>
    <h3>${title}</h3>
    <ul class="counts">
      ${Object.entries(counts)
        .slice(0, 12)
        .map(([name, count]) => html`<li key=${name}><b>${display.number(count)}</b> ${name}</li>`)}
    </ul>
  </div>`
}
