import type { VNode } from 'preact'
import type { SampleRecord, ScraperDocument } from '../../detail-shapes.ts'
import { html } from '../html.ts'
import { display } from '../parts/display.ts'
import { plainTable } from '../parts/plain-table.ts'
import { share } from '../parts/share.ts'

const FIELDS = ['date', 'body', 'authors', 'tags', 'language'] as const

/** What its store holds: filled fields, with what has fallen, and what failed for good. */
export function storedPart({ store, store_fault: fault, last }: ScraperDocument): VNode {
  if (fault !== null)
    return html`<h2>Records</h2>
      <p class="note">${fault}</p>`
  if (store === null)
    return html`<h2>Records</h2>
      <p>It has stored nothing yet.</p>`
  const drift = last?.drift ?? []
  return html`
    <h2>Records</h2>
    <p>
      ${display.number(store.records)} records, the newest ${display.time(store.newest)};
      ${display.number(store.pending)} entries wait for a later
      run${store.poor === 0 ? '' : `; ${display.number(store.poor)} records have a quality below 50`}.
    </p>
    ${plainTable(
      'Share of records that have a field',
      [
        ['Field', 'text'],
        ['Filled', 'text'],
        ['', 'text'],
      ],
      FIELDS.map((field) => [
        field,
        share(store.filled[field], store.records),
        drift.some((what) => what.includes(field))
          ? html`<span class="mark">${display.sign('warning')} has fallen</span>`
          : '',
      ]),
    )}
    ${
      store.failures.length === 0
        ? ''
        : html`<h3>Pages that failed for good</h3>
            ${plainTable(
              'Pages that failed for good',
              [
                ['Page', 'text'],
                ['Tries', 'number'],
                ['Status', 'number'],
                ['Why', 'text'],
                ['Last', 'text'],
              ],
              store.failures.map(({ url, attempts, status, error, last: at }) => [
                siteLink(url),
                display.number(attempts),
                status === null ? '' : String(status),
                error,
                display.time(at),
              ]),
            )}${store.more_failures ? html`<p class="faint">and more</p>` : ''}`
    }
  `
}

/** Some of its newest records, each with the page that it came from. */
export function samplesPart(samples: readonly SampleRecord[]): VNode | string {
  if (samples.length === 0) return ''
  return html`<h2>Newest records</h2>
    <ol class="samples">
      ${samples.map(
        (record) =>
          html`<li key=${record.url}>
            <h3 dir="auto">${record.title}</h3>
            <p class="faint">
              ${[record.date ?? 'no date', ...record.authors].join(' · ')} · ${siteLink(record.url)} · stored
              ${display.time(record.scraped_at)}${record.quality === null ? '' : ` · quality ${record.quality}`}
            </p>
            ${record.body === null ? html`<p class="faint">no text</p>` : html`<p dir="auto">${record.body}</p>`}
            ${record.tags.length === 0 ? '' : html`<p class="faint">${record.tags.join(', ')}</p>`}
            ${
              record.documents.length === 0
                ? ''
                : html`<ul>
                    ${record.documents.map(({ name, url, status, bytes, reason }) => html`<li key=${url}>${display.sign(status === 'stored' ? 'success' : 'failed')} ${name ?? url}${bytes === null ? '' : `, ${display.number(bytes / 1000)} kB`}${reason === null ? '' : `: ${reason}`}</li>`)}
                  </ul>`
            }
            ${
              record.extra === ''
                ? ''
                : html`<details>
                    <summary>Further fields and facts</summary>
                    <pre tabindex="0">${record.extra}</pre>
                  </details>`
            }
          </li>`,
      )}
    </ol>`
}

/** A page of a site: only what is one of the web becomes a link, and it is told nothing of us. */
function siteLink(url: string): VNode | string {
  if (!/^https?:\/\//i.test(url)) return url
  return html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow">${url}</a>`
}
