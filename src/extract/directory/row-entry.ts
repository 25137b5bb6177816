import type { Draft, Entry, JsonValue } from '../../vocabulary/record.ts'
import type { DirectoryRow } from './directory-row.ts'
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
  const {
    name,
    number,
    street,
    city,
    state,
    postcode,
    country,
    phone,
    email,
    web,
    latitude,
    longitude,
    staff,
    further,
  } = row
  const extra: Record<string, JsonValue> = {
    name,
    street,
    city,
    state,
    postcode,
    country,
    phone,
    email,
    web,
    latitude,
    longitude,
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

/** The row that a draft was made of. */
export function draftRow({ extra, date_raw }: Draft, url: string): DirectoryRow {
  const { extractor: _extractor, quality: _quality, quality_reasons: _reasons, number = null, ...parts } = extra
  return { further: {}, id: null, day: null, number, date: date_raw, url, ...parts } as unknown as DirectoryRow
}
