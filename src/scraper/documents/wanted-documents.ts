import type { Source } from '../../config/source.ts'
import type { Extraction } from '../../extract/extractor.ts'
import type { WantedDocument } from '../../store/store.ts'
import type { ScrapedRecord } from '../../vocabulary/record.ts'

/** The documents that a record's page links, each once; undefined for a source without any. */
export function wantedDocuments(
  { documents }: Pick<Source, 'documents'>,
  record: ScrapedRecord,
  links: (Extraction & { kind: 'record' })['documents'],
): WantedDocument[] | undefined {
  if (documents === undefined || links === undefined) return undefined
  const wanted = new Map<string, WantedDocument>()
  for (const { rule, url } of links) {
    const { name, type, contains } = documents[rule]!
    if (wanted.has(url)) continue
    const fields = fieldsIn(name, record)
    wanted.set(url, { url, name, fields, type, contains: contains === null ? null : filled(contains, record) })
  }
  return [...wanted.values()]
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
