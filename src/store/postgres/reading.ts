import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { Draft, ListedParts } from '../../vocabulary/record.ts'
import type { Failure, Pending, RecordsWanted, StoreQuality, StoredRecord, StoreReader } from '../store.ts'
import { toStoredRecord, type RecordRow } from './record-columns.ts'
import { guardedQuery } from './store-errors.ts'

const BATCH = 500
/** Of body text in a batch, in bytes: bounds memory where bodies are long. */
const BATCH_BYTES = 4_000_000

/**
 * What the writer of a store and its readers have in common. `run` runs a query that may be run twice.
 */
export function postgresReading(
  database: Database,
  store: number,
  location: string,
  run: <T>(query: () => Promise<T>) => Promise<T>,
): Omit<StoreReader, 'close'> {
  const asked = <T>(query: () => Promise<T>): Promise<T> => guardedQuery(location, () => run(query))
  const waiting = (which: 'all' | 'tried'): ReturnType<typeof sql> =>
    which === 'all' ? sql`state = 'pending'` : sql`state = 'pending' AND attempts + rejections > 0`
  const recordsAfter = (position: number, since: string): Promise<RecordRow[]> =>
    asked(async () => (await recordBatch(store, position, since).execute(database)).rows)

  return {
    pending: (limit, cursor, which = 'all') =>
      asked(async () => {
        const { rows } = await sql<Omit<Pending, 'record'> & { listed: string | null }>`
          SELECT position, url, title, date, listed, attempts, rejections FROM regatta.frontier
          WHERE store = ${store} AND ${waiting(which)} AND position > ${cursor} ORDER BY position LIMIT ${limit}`.execute(
          database,
        )
        return rows.map(toPending)
      }),
    pendingCount: (which = 'all') =>
      asked(async () => {
        const { rows } = await sql<{ count: number }>`
          SELECT count(*)::int AS count FROM regatta.frontier WHERE store = ${store} AND ${waiting(which)}`.execute(
          database,
        )
        return rows[0]?.count ?? 0
      }),
    getFact: (key) =>
      asked(async () => {
        const { rows } = await sql<{ value: string }>`
          SELECT value FROM regatta.fact WHERE store = ${store} AND key = ${key}`.execute(database)
        return rows[0]?.value ?? null
      }),
    async *failures() {
      // A digit sorts before '~': later than any time.
      let after: [string, number] = ['~', 0]
      for (;;) {
        const [time, position] = after
        const { rows } = await asked(() =>
          sql<Failure & { position: number }>`
            SELECT url, first_failed_at, last_failed_at, attempts, last_status, last_error, position FROM regatta.frontier
            WHERE store = ${store} AND state = 'failed' AND (last_failed_at, position) < (${time}, ${position})
            ORDER BY last_failed_at DESC, position DESC LIMIT ${BATCH}`.execute(database),
        )
        for (const { position: at, ...failure } of rows) {
          after = [failure.last_failed_at, at]
          yield failure
        }
        if (rows.length < BATCH) return
      }
    },
    records: ({ since = '', quality = false }: RecordsWanted = {}) => streamRecords(recordsAfter, since, quality),
    recordCount: () =>
      asked(async () => {
        const { rows } = await sql<{ count: number }>`
          SELECT count(*)::int AS count FROM regatta.record WHERE store = ${store}`.execute(database)
        return rows[0]?.count ?? 0
      }),
    extraFields: () => asked(() => extraFields(database, store)),
    quality: () => asked(() => storeQuality(database, store)),
  }
}

async function* streamRecords(
  after: (position: number, since: string) => Promise<RecordRow[]>,
  since: string,
  quality: boolean,
): AsyncGenerator<StoredRecord> {
  let position = 0
  for (;;) {
    const rows = await after(position, since)
    if (rows.length === 0) return
    for (const row of rows) {
      position = row.position
      yield toStoredRecord(row, quality)
    }
  }
}

/** The first of a batch always comes, whatever its size. */
function recordBatch(store: number, position: number, since: string): ReturnType<typeof sql<RecordRow>> {
  return sql<RecordRow>`
    SELECT r.position, url, title, date, date_raw, body, tags, authors, language, scraped_at, run, extra, escaped,
      answers, quality, quality_reasons,
      (SELECT json_agg(json_build_object('name', name, 'file', file, 'url', d.url, 'type', type, 'bytes', bytes,
          'sha256', sha256, 'state', state, 'reason', reason) ORDER BY place, d.position)
        FROM regatta.document d WHERE regatta.url_key(d.store, d.record) = regatta.url_key(r.store, r.url)) AS documents
    FROM (
      SELECT position, sum(coalesce(pg_column_size(body), 0)) OVER (ORDER BY position)
        - coalesce(pg_column_size(body), 0) AS before
      FROM (SELECT position, body FROM regatta.record
        WHERE store = ${store} AND position > ${position} AND scraped_at >= ${since}
        ORDER BY position LIMIT ${BATCH}) AS next
    ) AS sized JOIN regatta.record r USING (position)
    WHERE before < ${BATCH_BYTES} ORDER BY r.position`
}

/** JSON with a NUL in it is none of PostgreSQL's, so the keys of such records are read here. */
async function extraFields(database: Database, store: number): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    SELECT DISTINCT json_object_keys(extra::json) AS key FROM regatta.record
    WHERE store = ${store} AND extra <> '{}' AND strpos(extra, ${'\\u0000'}) = 0`.execute(database)
  const odd = await sql<{ extra: string }>`
    SELECT extra FROM regatta.record WHERE store = ${store} AND strpos(extra, ${'\\u0000'}) > 0`.execute(database)
  const keys = new Set(rows.map(({ key }) => key))
  for (const { extra } of odd.rows) for (const key of Object.keys(JSON.parse(extra) as object)) keys.add(key)
  return [...keys].toSorted()
}

async function storeQuality(database: Database, store: number): Promise<StoreQuality> {
  const { rows } = await sql<Omit<StoreQuality, 'filled'> & StoreQuality['filled']>`
    SELECT count(*)::int AS records, round(avg(quality))::int AS quality, count(*) FILTER (WHERE quality < 50)::int AS poor,
      count(date)::int AS date, count(body)::int AS body, count(*) FILTER (WHERE tags <> '[]')::int AS tags,
      count(*) FILTER (WHERE authors <> '[]')::int AS authors, count(language)::int AS language,
      max(scraped_at) AS newest
    FROM regatta.record WHERE store = ${store}`.execute(database)
  const { records, quality, poor, newest, ...filled } = rows[0]!
  return { records, quality, poor, filled, newest }
}

function toPending({ listed, ...rest }: Omit<Pending, 'record'> & { listed: string | null }): Pending {
  const kept = listed === null ? null : (JSON.parse(listed) as Draft | ListedParts)
  if (kept === null || isWhole(kept)) return { ...rest, record: kept }
  return { ...rest, record: null, listed: kept }
}

/** Only a whole record has a title, be it null. */
function isWhole(kept: Draft | ListedParts): kept is Draft {
  return 'title' in kept
}
