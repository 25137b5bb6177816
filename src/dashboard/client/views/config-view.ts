import type { VNode } from 'preact'
import type { ConfigDocument } from '../../detail-shapes.ts'
import { html } from '../html.ts'
import { plainTable } from '../parts/plain-table.ts'
import { scraperPath } from '../state/address.ts'
import { useAnswer } from '../state/use-answer.ts'

/** One config: every value that it runs with, and where that stands. */
export function configView({ country, source }: { country: string; source: string }): VNode {
  const { answer, fault } = useAnswer<ConfigDocument>(
    `/api/configs/${encodeURIComponent(country)}/${encodeURIComponent(source)}`,
  )
  const title = html`<div class="title">
    <h1>Config of ${country}/${source}</h1>
    <p>${answer?.file ?? ''} <a href=${scraperPath({ country, source })}>the scraper</a></p>
  </div>`
  if (answer === null)
    return html`${title}
      <p aria-busy=${fault === null}>${fault ?? 'Reading the config …'}</p>`
  return html`
    ${title}
    ${answer.problems.map(({ file, line, column, message }) => html`<p class="note"><code>${file}:${line}:${column}</code> ${message}</p>`)}
    ${
      answer.settings.length === 0
        ? ''
        : plainTable(
            'Values with which it runs',
            [
              ['Key', 'text'],
              ['Value', 'text'],
              ['From', 'text'],
            ],
            answer.settings.map(({ path, value, from }) => [
              html`<code>${path}</code>`,
              html`<code>${value}</code>`,
              html`<span class="faint">${from}</span>`,
            ]),
          )
    }
  `
}
