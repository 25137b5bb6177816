import type { Draft, Entry, JsonValue } from '../../vocabulary/record.ts'
import type { DirectoryRow, StaffMember } from './directory-row.ts'
import type { ExtractorName } from './extractors.ts'
import { rowKey } from './row-key.ts'
import { rowQuality } from './row-quality.ts'

/**
 * A row as an entry of the listing that holds its whole record. `url` is its own page or document, else the listing's
 * with the row's key.
 */
export function rowEntry(
  row: DirectoryRow,
  {
    listing,
    extractor,
    language,
    follow,
  }: { listing: string; extractor: ExtractorName; language: string | null; follow: boolean },
): Entry {
  const record = rowDraft(row, extractor, language)
  const title = row.name
  if (row.url === null) return { url: listing, title, date: row.day ?? row.date, record, key: rowKey(row) }
  return { url: row.url, title, date: row.day ?? row.date, record: follow ? { ...record, isFollowed: true } : record }
}

/** The record of a row; in `extra` everything but its name as a title and its date. */
export function rowDraft(row: DirectoryRow, extractor: ExtractorName, language: string | null): Draft {
  const { name, number, staff, further } = row
  const extra: Record<string, JsonValue> = {
    ...Object.fromEntries(PLAIN_FIELDS.map((field) => [field, row[field]])),
    staff: staff.map((member) => ({ ...member })),
    ...(number === null ? {} : { number }),
    ...further,
    extractor,
    ...rowQuality(row),
  }
  return {
    title: name,
    date: row.day,
    date_raw: row.date,
    body: null,
    tags: [],
    authors: [],
    language,
    extra,
    isRow: true,
  }
}

/** The row that a draft was made of; `url` is its own page. */
export function draftRow({ title, date, date_raw, extra }: Draft, url: string): DirectoryRow {
  const text = (key: string): string | null => {
    const value = extra[key]
    return typeof value === 'string' ? value : null
  }
  const degrees = (key: string): number | null => {
    const value = extra[key]
    return typeof value === 'number' ? value : null
  }
  const further = Object.entries(extra).filter(([key]) => !OWN.has(key))
  return {
    name: title,
    url,
    id: null,
    date: date_raw,
    day: date,
    number: text('number'),
    street: text('street'),
    city: text('city'),
    state: text('state'),
    postcode: text('postcode'),
    country: text('country'),
    phone: text('phone'),
    email: text('email'),
    web: text('web'),
    latitude: degrees('latitude'),
    longitude: degrees('longitude'),
    staff: staffOf(extra['staff']),
    further: Object.fromEntries(further),
  }
}

/** Those that go into `extra` as they are, in this order. */
const PLAIN_FIELDS = [
  'name',
  'street',
  'city',
  'state',
  'postcode',
  'country',
  'phone',
  'email',
  'web',
  'latitude',
  'longitude',
] as const satisfies (keyof DirectoryRow)[]

/** What of `extra` no config has added. */
const OWN = new Set<string>([...PLAIN_FIELDS, 'staff', 'number', 'extractor', 'quality', 'quality_reasons'])

function staffOf(value: JsonValue | undefined): StaffMember[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((member) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return []
    const { name, role } = member
    return typeof name === 'string' ? [{ name, role: typeof role === 'string' ? role : null }] : []
  })
}
