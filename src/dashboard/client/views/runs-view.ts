import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { formatClock } from '../../../vocabulary/time/duration.ts'
import type { PastRunHead } from '../../shapes.ts'
import { NAME } from '../../../vocabulary/product.ts'
import { html } from '../html.ts'
import { progressBar } from '../parts/progress-bar.ts'
import { runBanner } from '../parts/run-banner.ts'
import { display } from '../parts/display.ts'
import { timeChart } from '../parts/time-chart.ts'
import { runPath } from '../state/address.ts'
import { fleet } from '../state/fleet.ts'
import { useWatched } from '../state/watched.ts'
import { useAnswer } from '../state/use-answer.ts'

/** The runs, newest first. */
export function runsView(): VNode {
  const { runs, ended } = useWatched(fleet)
  const { answer, fault } = useAnswer<PastRunHead[]>('/api/runs', ended)
  return html`
    <div class="title"><h1>Runs</h1></div>
    ${[...runs.values()].map(({ head }) => runBanner(head))} ${fault === null ? '' : html`<p class="note">${fault}</p>`}
    ${answer === null ? (fault === null ? html`<p aria-busy="true">Reading the history …</p>` : '') : pastRuns(answer)}
  `
}

function overTime({ past }: { past: readonly PastRunHead[] }): VNode | null {
  const runs = useMemo(() => past.filter(({ finished }) => finished !== null).reverse(), [past])
  const times = useMemo(() => runs.map(({ finished }) => Date.parse(finished ?? '')), [runs])
  const records = useMemo(
    () =>
      [
        { name: 'new', colour: '--bar', values: runs.map((run) => run.new) },
        { name: 'updated', colour: '--second', values: runs.map((run) => run.updated) },
      ] as const,
    [runs],
  )
  const ends = useMemo(
    () =>
      [
        { name: 'failed', colour: '--failed', values: runs.map(({ totals }) => totals.failed) },
        { name: 'warnings', colour: '--warning', values: runs.map(({ totals }) => totals.warning) },
      ] as const,
    [runs],
  )
  if (runs.length < 2) return null
  return html`<div class="pair">
    <${timeChart} title="Records of each run" times=${times} series=${records} />
    <${timeChart} title="Scrapers that failed or warned" times=${times} series=${ends} />
  </div>`
}

function pastRuns(past: readonly PastRunHead[]): VNode {
  if (past.length === 0) {
    return html`<section class="empty">
      <p>No run is over yet. <code>${NAME} run-all</code> starts one.</p>
    </section>`
  }
  return html`<${overTime} past=${past} />
    <div class="wide" role="region" aria-label="Past runs" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Ended</th>
            <th scope="col" class="n">Took</th>
            <th scope="col" class="n">Scrapers</th>
            <th scope="col">Outcome</th>
            <th scope="col" class="n">Failed</th>
            <th scope="col" class="n">New</th>
            <th scope="col" class="n">Updated</th>
          </tr>
        </thead>
        <tbody>
          ${past.map(
            ({ run, started, finished, totals, new: fresh, updated }) =>
              html`<tr key=${run}>
                <th scope="row"><a href=${runPath(run)}>${run}</a></th>
                <td>${display.time(finished)}</td>
                <td class="n">
                  ${started === null || finished === null ? '' : formatClock(Date.parse(finished) - Date.parse(started))}
                </td>
                <td class="n">${display.number(totals.scrapers)}</td>
                <td class="bar-cell">${progressBar(totals)}</td>
                <td class=${`n ${totals.failed > 0 ? 'bad' : ''}`}>${display.number(totals.failed)}</td>
                <td class="n">${display.number(fresh)}</td>
                <td class="n">${display.number(updated)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
}
