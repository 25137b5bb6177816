import type { VNode } from 'preact'
import { ADVICE } from '../../../view/advice.ts'
import type { RunRow } from '../../shapes.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { html } from '../html.ts'
import { scraperPath } from '../state/address.ts'
import { command } from './command.ts'
import { display } from './display.ts'

/** Scrapers that are named under a reason. */
const NAMED = 8

/** What failed, by reason, each with what helps and the next command to type. */
export function failuresFirst(run: string, rows: readonly RunRow[], isOver: boolean): VNode | null {
  const failed = rows.filter(({ status }) => status === 'failed')
  if (failed.length === 0) return null
  const reasons = [...Map.groupBy(failed, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length)
  return html`<section class="failures" aria-label="Failures">
    <h2>Failures</h2>
    ${reasons.map(
      ([reason, of]) =>
        html`<div class="failure" key=${reason}>
          <p>
            ${display.sign('failed')} <b>${of.length}</b>
            <code>${reason}</code>${reason !== null && ADVICE[reason] !== undefined ? html` · ${ADVICE[reason]}` : ''}
          </p>
          <ul>
            ${of.slice(0, NAMED).map(
              (row) =>
                html`<li key=${`${row.country}/${row.source}`}>
                  <a href=${scraperPath(row)}>${row.country}/${row.source}</a>
                  ${row.detail === '' ? '' : html`<span class="detail">${row.detail}</span>`}
                  ${command(`${NAME} logs ${row.country}/${row.source} --run ${run}`)}
                </li>`,
            )}
          </ul>
          ${of.length > NAMED ? html`<p class="detail">and ${of.length - NAMED} more, in the table below</p>` : ''}
        </div>`,
    )}
    ${isOver ? html`<p>Run them again: ${command(`${NAME} retry ${run} --failed`)}</p>` : ''}
  </section>`
}
