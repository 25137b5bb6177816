import type { Source } from '../../config/source.ts'
import type { Extraction } from '../../extract/extractor.ts'
import type { WantedDocument } from '../../store/store.ts'
import type { PressedButton } from '../../vocabulary/pressed-button.ts'
import type { ScrapedRecord } from '../../vocabulary/record.ts'

/** What a record's page links, each once; `skipped` are links beyond the number that a rule allows. */
export interface WantedDocuments {
  documents: WantedDocument[]
  skipped: number
}

/** The documents of a record; null for a source without any. */
export function wantedDocuments(
  { documents, selectors }: Pick<Source, 'documents' | 'selectors'>,
  record: ScrapedRecord,
  links: (Extraction & { kind: 'record' })['documents'],
): WantedDocuments | null {
  if (documents === undefined || links === undefined) return null
  const wanted = new Map<string, WantedDocument>()
  const counts = new Map<number, number>()
  let skipped = 0
  for (const { rule, url } of links) {
    const { name, type, contains, click, where, max_per_record = Infinity } = documents[rule]!
    // One page may have several buttons, each with a document of its own.
    const id = click === undefined ? url : `${url} ${rule}`
    if (wanted.has(id)) continue
    const count = counts.get(rule) ?? 0
    if (count >= max_per_record) {
      skipped++
      continue
    }
    counts.set(rule, count + 1)
    const fields = fieldsIn(name, record)
    const row = where === 'listing' ? { row: rowOf(selectors, record) } : {}
    wanted.set(id, {
      url,
      name,
      fields,
      type,
      contains: contains === null ? null : filled(contains, record),
      ...(click === undefined ? {} : { press: { selector: click, ...row } }),
    })
  }
  return { documents: [...wanted.values()], skipped }
}

/** A row is named for its key (frontier/row-url.ts), and other entries for where they lead. */
function rowOf(
  { thumbnail }: Source['selectors'],
  { url }: Pick<ScrapedRecord, 'url'>,
): NonNullable<PressedButton['row']> {
  const { container, row } = thumbnail
  const text = decodeURIComponent(new URL(url).hash.slice(1))
  return { container, key: row?.key ?? [], ...(text === '' ? { href: url } : { text }) }
}

function fieldsIn(template: string, record: ScrapedRecord): Record<string, string> {
  const names = [...template.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '')
  return Object.fromEntries(names.flatMap((name) => (has(name, record) ? [[name, valueOf(name, record)]] : [])))
}

function filled(template: string, record: ScrapedRecord): string {
  return template.replace(PLACEHOLDER, (_, name: string) => valueOf(name, record))
}

const PLACEHOLDER = /\{(\w{1,60})\}/g
const OWN = ['title', 'date', 'language', 'url'] as const

function has(name: string, record: ScrapedRecord): boolean {
  return (OWN as readonly string[]).includes(name) || Object.hasOwn(record.extra, name)
}

function valueOf(name: string, record: ScrapedRecord): string {
  const own = OWN.find((one) => one === name)
  const value = own === undefined ? record.extra[name] : record[own]
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').join(' ')
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value)
}
