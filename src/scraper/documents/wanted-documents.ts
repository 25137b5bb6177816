import type { Source } from '../../config/source.ts'
import type { Extraction } from '../../extract/extractor.ts'
import type { WantedDocument } from '../../store/store.ts'
import type { ScrapedRecord } from '../../vocabulary/record.ts'

/** What a record's page links, each once; `skipped` are links beyond the number that a rule allows. */
export interface WantedDocuments {
  documents: WantedDocument[]
  skipped: number
}

/** The documents of a record; null for a source without any. */
export function wantedDocuments(
  { documents }: Pick<Source, 'documents'>,
  record: ScrapedRecord,
  links: (Extraction & { kind: 'record' })['documents'],
): WantedDocuments | null {
  if (documents === undefined || links === undefined) return null
  const wanted = new Map<string, WantedDocument>()
  const counts = new Map<number, number>()
  let skipped = 0
  for (const { rule, url } of links) {
    const { name, type, contains, max_per_record = Infinity } = documents[rule]!
    if (wanted.has(url)) continue
    const count = counts.get(rule) ?? 0
    if (count >= max_per_record) {
      skipped++
      continue
    }
    counts.set(rule, count + 1)
    const fields = fieldsIn(name, record)
    wanted.set(url, { url, name, fields, type, contains: contains === null ? null : filled(contains, record) })
  }
  return { documents: [...wanted.values()], skipped }
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
