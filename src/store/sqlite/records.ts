import type { DatabaseSync } from 'node:sqlite'
import type { JsonValue } from '../../vocabulary/record.ts'
import type { RecordsWanted, StoredRecord } from '../store.ts'
import { answersColumn } from './checks.ts'
import { documentsColumn, toDocuments } from './documents.ts'
import { qualityColumns } from './quality.ts'

const BATCH_ROWS = 500
/** In UTF-16 units of body text: bounds memory where bodies are long. */
const BATCH_LENGTH = 4_000_000

/**
 * Records in the order in which they were first stored. Read in batches: a reader that is slow or stands still keeps no
 * read transaction open, which would make the write-ahead log of a running scraper grow without end.
 */
export function prepareRecords(db: DatabaseSync): (wanted?: RecordsWanted) => Iterable<StoredRecord> {
  const select = db.prepare(`
    SELECT position, url, title, date, date_raw, body, tags, authors, language, scraped_at, run, extra,
      ${answersColumn(db)}, ${documentsColumn(db)}, ${qualityColumns(db)} FROM records
    WHERE position > ? AND scraped_at >= ? ORDER BY position LIMIT ${BATCH_ROWS}`)

  return function* records({ since = '', quality = false } = {}) {
    let position = 0
    for (;;) {
      const batch: Columns[] = []
      let length = 0
      for (const row of select.iterate(position, since) as unknown as Iterable<Columns & { position: number }>) {
        const { position: at, ...columns } = row
        position = at
        batch.push(columns)
        length += columns.body?.length ?? 0
        if (length > BATCH_LENGTH) break
      }
      if (batch.length === 0) return
      for (const columns of batch) yield toRecord(columns, quality)
    }
  }
}

/** Counts the records. */
export function prepareRecordCount(db: DatabaseSync): () => number {
  const select = db.prepare('SELECT count(*) AS count FROM records')
  return () => Number(select.get()?.['count'])
}

/** The names of extra fields that any record has, sorted. */
export function prepareExtraFields(db: DatabaseSync): () => string[] {
  const select = db.prepare('SELECT DISTINCT key FROM records, json_each(records.extra) ORDER BY key')
  return () => select.all().map((row) => String(row['key']))
}

interface Columns extends Omit<
  StoredRecord,
  'tags' | 'authors' | 'extra' | 'documents' | 'quality' | 'quality_reasons'
> {
  tags: string
  authors: string
  extra: string
  /** What checks say of it, beside what was scraped: a page that did not change is then no new version. */
  answers: string | null
  documents: string | null
  quality: number | null
  quality_reasons: string | null
}

const parsed = (json: string): Record<string, JsonValue> => JSON.parse(json) as Record<string, JsonValue>

function toRecord(columns: Columns, withQuality: boolean): StoredRecord {
  const { tags, authors, extra, answers, documents, quality, quality_reasons, ...rest } = columns
  return {
    ...rest,
    tags: JSON.parse(tags) as string[],
    authors: JSON.parse(authors) as string[],
    extra: { ...parsed(extra), ...(answers === null ? {} : parsed(answers)) },
    ...withDocuments(documents),
    ...(withQuality ? { quality, quality_reasons: toReasons(quality_reasons) } : {}),
  }
}

function withDocuments(json: string | null): Pick<StoredRecord, 'documents'> {
  const documents = toDocuments(json)
  return documents.length === 0 ? {} : { documents }
}

function toReasons(json: string | null): string[] | null {
  return json === null ? null : (JSON.parse(json) as string[])
}
