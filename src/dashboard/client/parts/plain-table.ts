import type { VNode } from 'preact'
import { html } from '../html.ts'

/** A short table; the first cell of a row is its heading. One that is too wide scrolls by itself. */
export function plainTable(
  caption: string,
  columns: readonly [title: string, kind: 'text' | 'number'][],
  rows: readonly (readonly unknown[])[],
): VNode {
  const classOf = (place: number): string => (columns[place]?.[1] === 'number' ? 'n' : '')
  return html`<div class="wide" role="region" aria-label=${caption} tabindex="0">
    <table>
      <thead>
        <tr>
          ${columns.map(([title], i) => html`<th scope="col" class=${classOf(i)}>${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells, place) =>
            html`<tr key=${place}>
              ${cells.map((cell, i) =>
                i === 0
                  ? html`<th scope="row" class=${classOf(i)}>${cell}</th>`
                  : html`<td class=${classOf(i)}>${cell}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
