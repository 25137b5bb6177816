import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'
import type { ListingPageMemo, PendingDocument, RecordPage, Store, Unchecked, WantedDocument } from '../store.ts'

type LookUps = Pick<
  Store,
  | 'unchecked'
  | 'pendingDocuments'
  | 'pendingDocumentCount'
  | 'filesWith'
  | 'earlierMeasures'
  | 'isKnown'
  | 'recordPage'
  | 'listingPage'
>

/** What only the writer of a store asks. `asked` runs a query that may be run twice. */
export function storeLookUps(
  database: Database,
  id: number,
  asked: <T>(query: () => Promise<T>) => Promise<T>,
): LookUps {
  const rowsOf = <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
    asked(async () => (await query.execute(database)).rows)
  return {
    unchecked: async (spec, limit, cursor) => {
      const rows = await rowsOf(sql<Omit<Unchecked, 'extra'> & { extra: string; escaped: boolean }>`
        SELECT position, url, title, extra, escaped FROM regatta.record
        WHERE store = ${id} AND position > ${cursor} AND answers_spec IS DISTINCT FROM ${spec}
        ORDER BY position LIMIT ${limit}`)
      return rows.map(({ extra, escaped, title, ...row }) => ({
        ...row,
        title: escaped ? (JSON.parse(title) as string) : title,
        extra: JSON.parse(extra) as Unchecked['extra'],
      }))
    },
    pendingDocuments: async (limit, cursor) => {
      const rows = await rowsOf(sql<{ position: number; record: string; place: number; url: string; wanted: string }>`
        SELECT position, record, place, url, wanted FROM regatta.document
        WHERE store = ${id} AND state = 'pending' AND position > ${cursor} ORDER BY position LIMIT ${limit}`)
      return rows.map(({ place, wanted, ...row }): PendingDocument => ({
        ...(JSON.parse(wanted) as Omit<WantedDocument, 'url'>),
        ...row,
        index: place + 1,
      }))
    },
    pendingDocumentCount: async () => {
      const rows = await rowsOf(sql<{ count: number }>`
        SELECT count(*)::int AS count FROM regatta.document WHERE store = ${id} AND state = 'pending'`)
      return rows[0]?.count ?? 0
    },
    filesWith: async (sha256) => {
      const rows = await rowsOf(sql<{ file: string }>`
        SELECT file FROM regatta.document WHERE store = ${id} AND sha256 = ${sha256} AND state = 'stored'
        GROUP BY file ORDER BY min(position)`)
      return rows.map(({ file }) => file)
    },
    earlierMeasures: async (run, limit) => {
      const rows = await rowsOf(sql<{ measures: string }>`
        SELECT measures FROM regatta.store_run WHERE store = ${id} AND run <> ${run} AND measures IS NOT NULL
          AND measured_as = (SELECT config_digest FROM regatta.store_run WHERE store = ${id} AND run = ${run})
        ORDER BY measured DESC LIMIT ${limit}`)
      return rows.map(({ measures }) => measures)
    },
    isKnown: async (url) =>
      (
        await rowsOf(
          sql`SELECT 1 FROM regatta.frontier WHERE regatta.url_key(store, url) = regatta.url_key(${id}, ${url})`,
        )
      ).length > 0,
    recordPage: async (url) => {
      const rows = await rowsOf(sql<RecordPage & { escaped: boolean }>`
        SELECT date, quality, etag, last_modified, page_digest AS digest, escaped FROM regatta.record
        WHERE regatta.url_key(store, url) = regatta.url_key(${id}, ${url}) AND page_digest IS NOT NULL`)
      if (rows[0] === undefined) return null
      const { escaped, date, ...page } = rows[0]
      return { ...page, date: escaped && date !== null ? (JSON.parse(date) as string) : date }
    },
    listingPage: async (url) => {
      const rows = await rowsOf(sql<ListingPageMemo>`
        SELECT digest, etag, last_modified, seen_at, listed FROM regatta.listing_page
        WHERE regatta.url_key(store, url) = regatta.url_key(${id}, ${url})`)
      return rows[0] ?? null
    },
  }
}
