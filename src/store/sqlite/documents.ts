import type { DatabaseSync } from 'node:sqlite'
import type { RecordDocument } from '../../vocabulary/record.ts'
import { DOCUMENT_ATTEMPTS } from '../document-attempts.ts'
import { jsonColumn } from '../json-column.ts'
import type { DocumentOutcome, PendingDocument, WantedDocument } from '../store.ts'

/**
 * Notes the documents that a record's page names; call it in the transaction that stores the record. Each is known by
 * its key, wherever it stands among the others. One that is stored stays; what the page does not name any more and was
 * never had is forgotten.
 */
export function prepareWant(db: DatabaseSync): (record: string, wanted: readonly WantedDocument[]) => void {
  const want = db.prepare(`
    INSERT INTO documents (record, key, place, url, wanted) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (record, key) DO UPDATE SET place = excluded.place, url = excluded.url, wanted = excluded.wanted,
      state = iif(wanted = excluded.wanted, state, 'pending'), attempts = iif(wanted = excluded.wanted, attempts, 0)`)
  const forget = db.prepare(`
    DELETE FROM documents WHERE record = ? AND state <> 'stored' AND key NOT IN (SELECT value FROM json_each(?))`)
  return (record, wanted) => {
    for (const [place, { url, key = url, ...rest }] of wanted.entries()) {
      want.run(record, key, place, url, jsonColumn({ ...rest }))
    }
    forget.run(record, JSON.stringify(wanted.map(({ url, key = url }) => key)))
  }
}

/** Documents that failed in an earlier run are tried again in this one, within limits unless `all` are. */
export function prepareRetryDocuments(db: DatabaseSync): (all: boolean) => void {
  const { transient, other } = DOCUMENT_ATTEMPTS
  const retry = db.prepare(`
    UPDATE documents SET state = 'pending' WHERE state = 'failed' AND attempts < iif(transient, ${transient}, ${other})`)
  const retryAll = db.prepare(`UPDATE documents SET state = 'pending' WHERE state = 'failed'`)
  return (all) => {
    if (all) retryAll.run()
    else retry.run()
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

/** Counts the documents that wait. */
export function preparePendingDocumentCount(db: DatabaseSync): () => number {
  const count = db.prepare(`SELECT count(*) AS count FROM documents WHERE state = 'pending'`)
  return () => Number(count.get()?.['count'])
}

/** Notes what became of one; call it inside a write transaction. */
export function prepareSettleDocument(db: DatabaseSync): (position: number, outcome: DocumentOutcome) => void {
  const stored = db.prepare(`
    UPDATE documents SET state = 'stored', name = ?2, file = ?3, type = ?4, bytes = ?5, sha256 = ?6, reason = NULL
    WHERE position = ?1`)
  const failed = db.prepare(`
    UPDATE documents SET state = 'failed', reason = ?2, transient = ?3, attempts = attempts + 1 WHERE position = ?1`)
  return (position, outcome) => {
    if (outcome.status === 'failed') failed.run(position, outcome.reason, outcome.transient ? 1 : 0)
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
      'sha256', sha256, 'state', state, 'reason', reason) ORDER BY place, documents.position)
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
