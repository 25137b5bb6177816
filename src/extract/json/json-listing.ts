import type { JsonEntries } from '../../config/schema/json-entries.ts'
import type { Source } from '../../config/source.ts'
import type { Draft, Entry, JsonValue, ListedParts } from '../../vocabulary/record.ts'
import { clean, recordFilters } from '../clean/registry.ts'
import type { CleaningContext } from '../clean/cleaner.ts'
import { pinnedDate } from '../dates/read-date.ts'
import type { ListingPage } from '../extractor.ts'
import { countDrop, emptyListing, listedParts } from '../listing/listing-page.ts'
import { resolveLink } from '../listing/link.ts'
import { plainLink } from '../listing/plain-link.ts'
import { readPath } from './json-path.ts'
import { firstText, texts } from './json-text.ts'
import { withPlainNumbers, SentNumber, type SentJson } from './sent-json.ts'
import { constructUrl } from './construct-url.ts'

type Fields = Record<string, SentJson>

/** Reads the entries of one page of an API, by the paths that the config names. */
export function createJsonListing(
  source: Source,
  listing: JsonEntries,
): (json: SentJson, context: CleaningContext) => ListingPage {
  const { collection, total, ...paths } = listing.json_paths
  const filters = recordFilters(source.cleaning['record_filter'])
  const fieldNames = Object.keys(source.fields)
  // A listing that holds every field of a record leaves nothing to look up on its page.
  const holdsRecords = fieldNames.length > 0 && fieldNames.every((name) => name in paths)

  return (json, context) => {
    const items = itemsOf(json, collection)
    const page = {
      ...emptyListing(),
      containers: items.length,
      total: numberOf(total === undefined ? null : readPath(json, total)),
    }
    for (const item of items) {
      const fields: Fields = {}
      for (const [name, path] of Object.entries(paths)) fields[name] = readPath(item, path)
      const url = addressOf(fields)
      if (filters.length > 0 && !filters.every((keep) => keep(plainFields(fields)))) countDrop(page, 'record_filter')
      else if (listing.exclude.some((pairs) => matches(fields, pairs))) countDrop(page, 'exclude')
      else if (url === null) countDrop(page, 'no_url')
      else addEntry(page, fields, clean(source.cleaning['url'], url, context) as string, context)
    }
    return page
  }

  function addressOf(fields: Fields): string | null {
    const { url } = fields
    const link = Array.isArray(url) ? url.find((one) => typeof one === 'string') : url
    if (typeof link === 'string' && link.trim() !== '') return plainLink(link)
    return listing.url_construction_template === null ? null : constructUrl(listing.url_construction_template, fields)
  }

  function addEntry(page: ListingPage, fields: Fields, address: string, context: CleaningContext): void {
    const url = resolveLink(address, source.base_url)
    if (url === null) return countDrop(page, 'not_http')
    const title = firstText(fields['title'])
    // WordPress has the day as readers see it, and for some posts only the other.
    const written = firstText(fields['date']) ?? firstText(fields['date_gmt'])
    const date = written === null ? null : pinnedDate(written, context.date)
    const body = texts(fields['body']).join(' ')
    const entry: Entry = { url, title, date, record: null }
    if (body !== '' || holdsRecords) entry.record = draftOf(fields, { title, date, body })
    else Object.assign(entry, listedParts(partsOf(fields)))
    page.entries.push(entry)
  }

  /** A number that becomes a text stays as it was sent. */
  function rawField(name: string, value: SentJson): JsonValue {
    return source.fields[name]?.type === 'number' ? withPlainNumbers(value) : withPlainNumbers(value, String)
  }

  function draftOf(
    fields: Fields,
    { title, date, body }: { title: string | null; date: string | null; body: string },
  ): Draft {
    return {
      title,
      date: null,
      date_raw: date,
      body: body === '' ? null : body,
      ...partsOf(fields),
      language: firstText(fields['language']),
      extra: Object.fromEntries(fieldNames.map((name) => [name, rawField(name, fields[name] ?? null)])),
    }
  }
}

function partsOf(fields: Fields): ListedParts {
  return { tags: listOf(fields['tags']), authors: listOf(fields['authors'] ?? fields['author']) }
}

/** The records of a page: the collection, or the answer itself where that is the list. */
function itemsOf(json: SentJson, collection: string | undefined): SentJson[] {
  const found = collection === undefined ? null : readPath(json, collection)
  const items = found ?? (Array.isArray(json) ? json : [])
  const isRecord = (item: SentJson): boolean =>
    item !== null && typeof item === 'object' && !(item instanceof SentNumber)
  return (Array.isArray(items) ? items : [items]).filter(isRecord)
}

function matches(fields: Fields, pairs: Record<string, JsonValue>): boolean {
  return Object.entries(pairs).every(([name, value]) => withPlainNumbers(fields[name] ?? null) === value)
}

/** One text may hold several, between commas. */
function listOf(value: SentJson | undefined): string[] {
  const found = texts(value)
  return typeof value === 'string' ? found.flatMap((text) => text.split(',')).map((text) => text.trim()) : found
}

function plainFields(fields: Fields): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, withPlainNumbers(value)]))
}

function numberOf(sent: SentJson): number | null {
  const value = withPlainNumbers(sent)
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}
