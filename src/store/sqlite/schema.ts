import type { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../store-error.ts'
import { NAME } from '../../vocabulary/product.ts'

/** 'rgta': marks a SQLite file as one of ours. */
const APPLICATION_ID = 0x72677461

/**
 * Migration n brings a store from version n to n + 1. A published one is never edited: a change is a new one.
 * Wide columns stand last, so that reading the narrow ones does not walk the pages of a long body.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE frontier (
    position        INTEGER PRIMARY KEY,
    url             TEXT NOT NULL UNIQUE,
    state           TEXT NOT NULL CHECK (state IN ('pending', 'done', 'failed', 'rejected')),
    first_seen_run  TEXT NOT NULL,
    first_seen_at   TEXT NOT NULL,
    visited_run     TEXT,
    attempts        INTEGER NOT NULL DEFAULT 0,
    transient       INTEGER NOT NULL DEFAULT 0,
    first_failed_at TEXT,
    last_failed_at  TEXT,
    last_status     INTEGER,
    last_error      TEXT,
    why             TEXT,
    date            TEXT,
    title           TEXT,
    listed          TEXT
  );
  CREATE INDEX frontier_pending ON frontier (position) WHERE state = 'pending';
  CREATE INDEX frontier_failed ON frontier (last_failed_at, position) WHERE state = 'failed';

  CREATE TABLE records (
    position   INTEGER PRIMARY KEY,
    url        TEXT NOT NULL UNIQUE,
    digest     TEXT NOT NULL,
    first_run  TEXT NOT NULL,
    run        TEXT NOT NULL,
    scraped_at TEXT NOT NULL,
    checked_at TEXT NOT NULL,
    date       TEXT,
    date_raw   TEXT,
    language   TEXT,
    title      TEXT NOT NULL,
    tags       TEXT NOT NULL,
    authors    TEXT NOT NULL,
    extra      TEXT NOT NULL,
    body       TEXT
  );

  CREATE TABLE runs (
    position      INTEGER PRIMARY KEY,
    run           TEXT NOT NULL UNIQUE,
    mode          TEXT NOT NULL,
    config_digest TEXT NOT NULL,
    started       TEXT NOT NULL,
    finished      TEXT,
    status        TEXT,
    reason        TEXT,
    counts        TEXT
  );

  CREATE TABLE facts (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
  );
  `,
  `
  ALTER TABLE records ADD COLUMN etag TEXT;
  ALTER TABLE records ADD COLUMN last_modified TEXT;
  ALTER TABLE records ADD COLUMN page_digest TEXT;

  CREATE TABLE listing_pages (
    position      INTEGER PRIMARY KEY,
    url           TEXT NOT NULL UNIQUE,
    digest        TEXT NOT NULL,
    etag          TEXT,
    last_modified TEXT,
    seen_at       TEXT NOT NULL,
    listed        TEXT NOT NULL
  );
  `,
  `
  ALTER TABLE records ADD COLUMN quality INTEGER;

  CREATE TABLE measures (
    position      INTEGER PRIMARY KEY,
    run           TEXT NOT NULL UNIQUE,
    config_digest TEXT NOT NULL,
    measures      TEXT NOT NULL
  );
  `,
  `
  CREATE INDEX frontier_tried ON frontier (position) WHERE state = 'pending' AND attempts > 0;
  `,
  `
  CREATE TABLE checks (
    position INTEGER PRIMARY KEY,
    spec     TEXT NOT NULL,
    answers  TEXT NOT NULL
  );
  CREATE TRIGGER record_changed AFTER UPDATE OF digest ON records BEGIN
    DELETE FROM checks WHERE position = old.position;
  END;
  `,
  `
  CREATE TABLE documents (
    position INTEGER PRIMARY KEY,
    record   TEXT NOT NULL,
    place    INTEGER NOT NULL,
    url      TEXT NOT NULL,
    wanted   TEXT NOT NULL,
    state    TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'stored', 'failed')),
    name     TEXT,
    file     TEXT,
    type     TEXT,
    bytes    INTEGER,
    sha256   TEXT,
    reason   TEXT,
    UNIQUE (record, place)
  );
  CREATE INDEX documents_pending ON documents (position) WHERE state = 'pending';
  CREATE INDEX documents_content ON documents (sha256) WHERE sha256 IS NOT NULL;
  `,
  `
  ALTER TABLE records ADD COLUMN quality_reasons TEXT;
  `,
  `
  ALTER TABLE frontier ADD COLUMN rejections INTEGER NOT NULL DEFAULT 0;
  UPDATE frontier SET rejections = attempts + 1, attempts = 0 WHERE state = 'rejected';
  UPDATE frontier SET rejections = attempts, attempts = 0
    WHERE state = 'pending' AND attempts > 0 AND first_failed_at IS NULL;
  DROP INDEX frontier_tried;
  CREATE INDEX frontier_tried ON frontier (position) WHERE state = 'pending' AND attempts + rejections > 0;
  `,
  `
  ALTER TABLE documents RENAME TO documents_before;
  CREATE TABLE documents (
    position  INTEGER PRIMARY KEY,
    record    TEXT NOT NULL,
    key       TEXT NOT NULL,
    place     INTEGER NOT NULL,
    url       TEXT NOT NULL,
    wanted    TEXT NOT NULL,
    state     TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'stored', 'failed')),
    attempts  INTEGER NOT NULL DEFAULT 0,
    transient INTEGER NOT NULL DEFAULT 1,
    name      TEXT,
    file      TEXT,
    type      TEXT,
    bytes     INTEGER,
    sha256    TEXT,
    reason    TEXT,
    UNIQUE (record, key)
  );
  INSERT OR IGNORE INTO documents (position, record, key, place, url, wanted, state, name, file, type, bytes, sha256, reason)
    SELECT position, record, url, place, url, wanted, state, name, file, type, bytes, sha256, reason
    FROM documents_before ORDER BY state <> 'stored', position;
  DROP TABLE documents_before;
  CREATE INDEX documents_pending ON documents (position) WHERE state = 'pending';
  CREATE INDEX documents_content ON documents (sha256) WHERE sha256 IS NOT NULL;
  `,
]

/** Brings a store up to date; call it inside a write transaction. */
export function migrate(db: DatabaseSync): void {
  const version = schemaVersion(db)
  for (const statements of MIGRATIONS.slice(version)) db.exec(statements)
  if (version < MIGRATIONS.length) {
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length}; PRAGMA application_id = ${APPLICATION_ID}`)
  }
}

/** Refuses files that are not ours or from a later version. Returns false for a file that holds nothing yet. */
export function checkSchema(db: DatabaseSync, file: string): boolean {
  const version = schemaVersion(db)
  const tables = number(db, 'SELECT count(*) FROM sqlite_master')
  if (version === 0 && tables === 0) return false
  if (number(db, 'PRAGMA application_id') !== APPLICATION_ID) {
    throw new StoreError('not_a_store', file, 'it is a SQLite database of another program')
  }
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      'newer_version',
      file,
      `it has version ${version} and this ${NAME} knows up to ${MIGRATIONS.length}: use a newer ${NAME}`,
    )
  }
  return true
}

/** The version that the database was last migrated to; 0 for a new one. */
export function schemaVersion(db: DatabaseSync): number {
  return number(db, 'PRAGMA user_version')
}

function number(db: DatabaseSync, sql: string): number {
  return Number(Object.values(db.prepare(sql).get() ?? {})[0])
}
