import type { JsonValue, RecordDocument, ScrapedRecord } from '../../vocabulary/record.ts'
import { jsonColumn } from '../json-column.ts'
import type { StoredRecord } from '../store.ts'

/** The columns of a record as JSON, for a write. */
export function recordColumns(record: ScrapedRecord): Record<string, string | boolean | null> {
  const { scraped_at, date, date_raw, language, title, tags, authors, extra, body } = record
  const texts = { date, date_raw, language, title, body }
  const escaped = Object.values(texts).some((text) => text?.includes('\0') === true)
  return {
    scraped_at,
    escaped,
    ...(escaped ? mapTexts(texts, (text) => JSON.stringify(text)) : texts),
    tags: jsonColumn(tags),
    authors: jsonColumn(authors),
    extra: jsonColumn(extra),
  }
}

/** What the columns of a row are read as. */
export interface RecordRow extends Omit<
  StoredRecord,
  'tags' | 'authors' | 'extra' | 'documents' | 'quality' | 'quality_reasons'
> {
  position: number
  escaped: boolean
  tags: string
  authors: string
  extra: string
  answers: string | null
  documents: (Omit<RecordDocument, 'status'> & { state: string })[] | null
  quality: number | null
  quality_reasons: string | null
}

/** A record as it was written. */
export function toStoredRecord(row: RecordRow, withQuality: boolean): StoredRecord {
  const { tags, authors, extra, answers, documents, quality, quality_reasons, escaped, position: _, ...rest } = row
  const { date, date_raw, language, title, body } = rest
  const texts = { date, date_raw, language, title, body }
  const whole = escaped ? mapTexts(texts, (text) => JSON.parse(text) as string) : texts
  return {
    ...rest,
    ...whole,
    tags: JSON.parse(tags) as string[],
    authors: JSON.parse(authors) as string[],
    extra: { ...parsed(extra), ...(answers === null ? {} : parsed(answers)) },
    ...(documents === null || documents.length === 0 ? {} : { documents: documents.map(toDocument) }),
    ...(withQuality
      ? { quality, quality_reasons: quality_reasons === null ? null : (JSON.parse(quality_reasons) as string[]) }
      : {}),
  }
}

/** A document that nobody has asked for yet is one that is not there. */
function toDocument({ state, ...row }: Omit<RecordDocument, 'status'> & { state: string }): RecordDocument {
  if (state === 'stored') return { ...row, status: 'stored' }
  const reason = state === 'pending' ? 'not downloaded yet' : row.reason
  return { ...row, name: null, file: null, type: null, bytes: null, sha256: null, status: 'failed', reason }
}

function mapTexts<T extends Record<string, string | null>>(texts: T, change: (text: string) => string): T {
  const pairs = Object.entries(texts).map(([name, text]) => [name, text === null ? null : change(text)])
  return Object.fromEntries(pairs) as T
}

function parsed(json: string): Record<string, JsonValue> {
  return JSON.parse(json) as Record<string, JsonValue>
}
