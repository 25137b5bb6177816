import type { DatabaseSync } from 'node:sqlite'
import type { RecordDocument } from '../../vocabulary/record.ts'
import { jsonColumn } from '../json-column.ts'
import type { DocumentOutcome, PendingDocument, WantedDocument } from '../store.ts'

/**
 * Notes the documents that a record's page names; call it in the transaction that stores the record. One that is stored
 * from the same URL stays; what the page does not name any more and was never had is forgotten.
 */
export function prepareWant(db: DatabaseSync): (record: string, wanted: readonly WantedDocument[]) => void {
  const want = db.prepare(`
    INSERT INTO documents (record, place, url, wanted) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (record, place) DO UPDATE SET wanted = excluded.wanted, url = excluded.url,
      state = iif(url = excluded.url AND wanted = excluded.wanted, state, 'pending')`)
  const forget = db.prepare(`DELETE FROM documents WHERE record = ? AND place >= ? AND state <> 'stored'`)
  return (record, wanted) => {
    for (const [place, { url, ...rest }] of wanted.entries()) want.run(record, place, url, jsonColumn({ ...rest }))
    forget.run(record, wanted.length)
  }
}

/** Documents that failed in an earlier run are tried again in this one. */
export function prepareRetryDocuments(db: DatabaseSync): () => void {
  const retry = db.prepare(`UPDATE documents SET state = 'pending' WHERE state = 'failed'`)
  return () => {
    retry.run()
  }
}

/** Documents that wait, in order, behind the position `cursor`. */
export function preparePendingDocuments(db: DatabaseSync): (limit: number, cursor: number) => PendingDocument[] {
  const select = db.prepare(`
    SELECT position, record, place, url, wanted FROM documents WHERE state = 'pending' AND position > ? ORDER BY position LIMIT ?`)
  return (limit, cursor) =>
    select.all(cursor, limit).map((row) => ({
      ...(JSON.parse(String(row['wanted'])) as Omit<WantedDocument, 'url'>),
      position: Number(row['position']),
      record: String(row['record']),
      index: Number(row['place']) + 1,
      url: String(row['url']),
    }))
}

/** Notes what became of one; call it inside a write transaction. */
export function prepareSettleDocument(db: DatabaseSync): (position: number, outcome: DocumentOutcome) => void {
  const stored = db.prepare(`
    UPDATE documents SET state = 'stored', name = ?2, file = ?3, type = ?4, bytes = ?5, sha256 = ?6, reason = NULL
    WHERE position = ?1`)
  const failed = db.prepare(`UPDATE documents SET state = 'failed', reason = ?2 WHERE position = ?1`)
  return (position, outcome) => {
    if (outcome.status === 'failed') failed.run(position, outcome.reason)
    else stored.run(position, outcome.name, outcome.file, outcome.type, outcome.bytes, outcome.sha256)
  }
}

/** Files with a content, relative to the data folder. */
export function prepareFilesWith(db: DatabaseSync): (sha256: string) => string[] {
  const select = db.prepare(
    `SELECT DISTINCT file FROM documents WHERE sha256 = ? AND state = 'stored' ORDER BY position`,
  )
  return (sha256) => select.all(sha256).map((row) => String(row['file']))
}

/**
 * Reads the documents of a record as `documents`, JSON text; nothing in a store of an older version that nobody has
 * brought up to date.
 */
export function documentsColumn(db: DatabaseSync): string {
  const known = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'documents'").get()
  if (known === undefined) return 'NULL AS documents'
  return `(SELECT json_group_array(json_object('name', name, 'file', file, 'url', documents.url, 'type', type, 'bytes', bytes,
      'sha256', sha256, 'state', state, 'reason', reason) ORDER BY place)
    FROM documents WHERE documents.record = records.url) AS documents`
}

/** The value of that column. A document that nobody has asked for yet is one that is not there. */
export function toDocuments(json: string | null): RecordDocument[] {
  const rows = JSON.parse(json ?? '[]') as (Omit<RecordDocument, 'status'> & { state: string })[]
  return rows.map(({ state, ...row }) => {
    if (state === 'stored') return { ...row, status: 'stored' }
    const reason = state === 'pending' ? 'not downloaded yet' : row.reason
    return { ...row, name: null, file: null, type: null, bytes: null, sha256: null, status: 'failed', reason }
  })
}
