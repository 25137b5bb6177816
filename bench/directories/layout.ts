import type { MadeRecord, Random } from './records.ts'

/** A page of a directory as some site would write it, with what a right reading gives. */
export interface Layout {
  name: string
  /** The extractor that should read it. */
  extractor: string
  kind: 'decisions' | 'institutions'
  /** Of a page, or of an answer that is JSON or KML. */
  html(records: readonly MadeRecord[], random: Random): string
  /** What the page says of a record. */
  says: readonly (keyof MadeRecord)[]
}

const nav = `<header><a href="/"><img src="/logo.png" alt="Home"></a><nav><ul>${['About', 'News', 'Directory', 'Forms', 'Contact', 'Careers'].map((text) => `<li><a href="/${text.toLowerCase()}">${text}</a></li>`).join('')}</ul></nav></header>`
const aside = `<aside class="sidebar"><h3>Latest news</h3><ul>${[1, 2, 3].map((n) => `<li><a href="/news/${n}">Office closed on holiday ${n}</a> <span>May ${n}, 2024</span></li>`).join('')}</ul></aside>`
const footer = `<footer><p>100 Capitol Square, Fairmont, WV 26554 · (304) 555-0100 · <a href="mailto:webmaster@site.example">webmaster</a></p><ul><li><a href="/privacy">Privacy</a></li><li><a href="/terms">Terms</a></li></ul></footer>`
export const page = (title: string, main: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body>${nav}<main><h1>${title}</h1><p>Use the list below. It is updated on business days.</p>${main}</main>${aside}${footer}</body></html>`
export const each = (records: readonly MadeRecord[], make: (record: MadeRecord, n: number) => string): string =>
  records.map(make).join('\n')
export const slashed = (day: string): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`
export const inline = ({ street, city, state, postcode }: MadeRecord): string =>
  state === '' ? `${street}, ${postcode} ${city}` : `${street}, ${city}, ${state} ${postcode}`
export const town = ({ city, state, postcode }: MadeRecord): string =>
  state === '' ? `${postcode} ${city}` : `${city}, ${state} ${postcode}`
