import type { VNode } from 'preact'
import type { LiveTotals } from '../../../vocabulary/run/summary.ts'
import { html } from '../html.ts'

const PARTS = ['success', 'warning', 'failed', 'interrupted', 'skipped', 'running'] as const

/** How far a run is: a part of the bar for each status. */
export function progressBar(totals: LiveTotals): VNode {
  let from = 0
  const parts = PARTS.filter((status) => totals[status] > 0).map((status) => {
    const width = (totals[status] * 100) / Math.max(1, totals.scrapers)
    from += width
    return html`<rect class=${status} x=${from - width} width=${width} height="8" />`
  })
  const ended = totals.scrapers - totals.queued - totals.running
  return html`<svg
    class="progress"
    viewBox="0 0 100 8"
    preserveAspectRatio="none"
    role="progressbar"
    aria-label="Scrapers that have ended"
    aria-valuemin="0"
    aria-valuemax=${totals.scrapers}
    aria-valuenow=${ended}
  >
    <rect class="rest" width="100" height="8" />
    ${parts}
  </svg>`
}
