import type { VNode } from 'preact'
import { formatClock } from '../../../vocabulary/time/duration.ts'
import type { PlanReport } from '../../../vocabulary/run/plan.ts'
import { NAME } from '../../../vocabulary/product.ts'
import type { ConfigsDocument } from '../../detail-shapes.ts'
import { html } from '../html.ts'
import { display } from '../parts/display.ts'
import { plainTable } from '../parts/plain-table.ts'
import { searchField } from '../parts/search-field.ts'
import { address } from '../state/address.ts'
import { fleet } from '../state/fleet.ts'
import { useAnswer } from '../state/use-answer.ts'
import { useWatched } from '../state/watched.ts'

/** Rows of a table that are shown: the search finds the others. */
const MOST = 200

/** What is wrong or unwise in the configs, and what the next run would do. */
export function configsView(): VNode {
  const { rows } = useWatched(fleet)
  const { query } = useWatched(address)
  const { answer, fault } = useAnswer<ConfigsDocument>('/api/configs', rows)
  const { answer: plan } = useAnswer<PlanReport>('/api/plan', rows)
  const words = query.get('q') ?? ''
  if (answer === null) {
    return html`<div class="title"><h1>Configs</h1></div>
      <p aria-busy=${fault === null}>${fault ?? 'Checking the configs …'}</p>`
  }
  const found = answer.findings.filter((one) =>
    `${one.file} ${one.rule} ${one.message}`.toLowerCase().includes(words.toLowerCase()),
  )
  const errors = answer.findings.filter(({ level }) => level === 'error').length
  return html`
    <div class="title">
      <h1>Configs</h1>
      <p>
        ${display.number(answer.configs)} configs, ${errors === 0 ? 'all can run' : `${errors} errors`},
        ${display.number(answer.findings.length - errors)} remarks
      </p>
    </div>
    <div class="tools">${searchField('File, rule or message', words)}</div>
    ${
      found.length === 0
        ? html`<p>
            ${answer.findings.length === 0 ? html`Nothing to remark. <code>${NAME} check</code> says the same.` : 'No remark matches.'}
          </p>`
        : plainTable(
            'What check says',
            [
              ['Place', 'text'],
              ['', 'text'],
              ['Rule', 'text'],
              ['What', 'text'],
            ],
            found
              .slice(0, MOST)
              .map(({ file, line, column, level, rule, message }) => [
                html`<code>${file}:${line}:${column}</code>`,
                html`${display.sign(level === 'error' ? 'failed' : level === 'warning' ? 'warning' : 'skipped')}${level}`,
                rule,
                message,
              ]),
          )
    }
    ${found.length > MOST ? html`<p class="faint">${found.length - MOST} more: the search finds them.</p>` : ''}
    <h2>The next run</h2>
    ${plan === null ? html`<p aria-busy="true">Planning …</p>` : planPart(plan)}
    ${
      answer.parked.length === 0
        ? ''
        : html`<h2>Parked</h2>
            ${plainTable(
              'Parked configs',
              [
                ['File', 'text'],
                ['Why', 'text'],
              ],
              answer.parked.map(({ file, why }) => [file, why]),
            )}`
    }
  `
}

function planPart({
  order,
  groups,
  not_due: later,
  max_parallel: slots,
  expected_seconds: seconds,
  bounded_by: bound,
}: PlanReport): VNode {
  const reasons = new Map(
    groups.map(({ name, reason, members }) => [
      name,
      `${reason}: ${members.map(({ country, source }) => `${country}/${source}`).join(', ')}`,
    ]),
  )
  return html`
    <p>
      ${display.number(order.length)} units in ${slots} slots,
      ${seconds === null ? 'no history yet' : html`about <b>${formatClock(seconds * 1000)}</b>, bounded by ${bound}`}${later.length === 0 ? '' : `; ${later.length} scrapers are not due`}.
    </p>
    ${plainTable(
      'Units in the order in which they start',
      [
        ['#', 'number'],
        ['Unit', 'text'],
        ['Scrapers', 'number'],
        ['Expected', 'number'],
        ['Why together', 'text'],
      ],
      order
        .slice(0, MOST)
        .map(({ unit, scrapers, expected_seconds: expected }, i) => [
          String(i + 1),
          unit,
          String(scrapers),
          expected === null ? '' : formatClock(expected * 1000),
          reasons.get(unit) ?? '',
        ]),
    )}
    ${order.length > MOST ? html`<p class="faint">and ${order.length - MOST} more: <code>${NAME} run-all --dry-run</code> prints all.</p>` : ''}
  `
}
