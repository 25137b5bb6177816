import type { VNode } from 'preact'
import { formatClock } from '../../../vocabulary/time/duration.ts'
import type { ClusterStatus } from '../../../cluster/cluster-rows.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { html } from '../html.ts'
import { display } from '../parts/display.ts'
import { plainTable } from '../parts/plain-table.ts'
import { share } from '../parts/share.ts'
import { useAnswer } from '../state/use-answer.ts'

const EVERY_MS = 2000

/** Workers, queues, who may visit which host, and fail-overs. */
export function workersView(): VNode {
  const { answer, fault } = useAnswer<ClusterStatus>('/api/workers', null, EVERY_MS)
  if (answer === null) {
    return html`<div class="title"><h1>Workers</h1></div>
      <p aria-busy=${fault === null}>
        ${fault === null ? 'Reading the cluster …' : `There is no cluster: ${NAME} dashboard shows one where DATABASE_URL names its database.`}
      </p>`
  }
  const { workers, queues, assignments, failovers } = answer
  const active = workers.filter(({ status }) => status === 'active')
  const busy = active.filter(({ current }) => current.length > 0)
  return html`
    <div class="title">
      <h1>Workers</h1>
      <p>
        ${active.length}
        active${active.length === 0 ? '' : html`, ${busy.length} at work ${share(busy.length, active.length)}`}
      </p>
    </div>
    ${fault === null ? '' : html`<p class="note">${fault}</p>`}
    ${
      workers.length === 0
        ? html`<p>No worker has been started yet: <code>${NAME} worker</code></p>`
        : plainTable(
            'Workers',
            [
              ['Worker', 'text'],
              ['Status', 'text'],
              ['Heartbeat', 'number'],
              ['Type', 'text'],
              ['Machine', 'text'],
              ['Now', 'text'],
              ['Done', 'number'],
              ['Failed', 'number'],
              ['Memory', 'number'],
            ],
            workers.map((one) => [
              one.id,
              html`${display.sign(one.status === 'active' ? 'success' : one.status === 'failed' ? 'failed' : 'skipped')}${one.status}`,
              `${one.heartbeat_age_s} s`,
              one.type,
              `${one.host}, ${one.pid}`,
              one.current.join(', '),
              display.number(one.done),
              display.number(one.failed),
              one.rss_mb === null ? '' : `${Math.round(one.rss_mb)} MB`,
            ]),
          )
    }
    <h2>Queues</h2>
    ${plainTable(
      'Queues',
      [
        ['Queue', 'text'],
        ['Ready', 'number'],
        ['Active', 'number'],
        ['Failed', 'number'],
        ['Dead', 'number'],
        ['Oldest waits', 'number'],
      ],
      queues.map(({ name, ready, active: now, failed, dead, oldest_ready_s: oldest }) => [
        name,
        display.number(ready),
        display.number(now),
        display.number(failed),
        display.number(dead),
        oldest === null ? '' : formatClock(oldest * 1000),
      ]),
    )}
    <h2>Hosts and their owners</h2>
    ${
      assignments.length === 0
        ? html`<p>No host is being visited.</p>`
        : plainTable(
            'Hosts and their owners',
            [
              ['Host', 'text'],
              ['Scraper', 'text'],
              ['Worker', 'text'],
              ['Epoch', 'number'],
              ['Since', 'text'],
            ],
            assignments
              .slice(0, 200)
              .map(({ host, scraper, worker, epoch, since }) => [
                host,
                scraper,
                worker,
                String(epoch),
                display.time(since),
              ]),
          )
    }
    <h2>Fail-overs</h2>
    ${
      failovers.length === 0
        ? html`<p>No worker has had to take over from another.</p>`
        : plainTable(
            'Fail-overs',
            [
              ['Host', 'text'],
              ['From', 'text'],
              ['To', 'text'],
              ['When', 'text'],
              ['After', 'number'],
            ],
            failovers
              .slice(0, 50)
              .map(({ host, from, to, at, seconds }) => [host, from, to, display.time(at), `${seconds} s`]),
          )
    }
  `
}
