import type { VNode } from 'preact'
import { html } from '../html.ts'
import { setQuery } from '../state/address.ts'
import { type AnyStatus, display } from './display.ts'

/** Buttons that show only rows of one status, each with how many there are; kept in the address as `status`. */
export function statusFilter(counts: readonly [AnyStatus, number][], chosen: string | null): VNode {
  return html`<div class="chips" role="group" aria-label="Filter by status">
    ${counts
      .filter(([status, count]) => count > 0 || status === chosen)
      .map(([status, count]) => {
        const isOn = status === chosen
        return html`<button
          type="button"
          class=${`chip ${status}`}
          aria-pressed=${isOn ? 'true' : 'false'}
          onClick=${() => setQuery({ status: isOn ? null : status })}
        >
          ${display.sign(status)}<b>${display.number(count)}</b> ${display.word(status)}
        </button>`
      })}
  </div>`
}
