import type { DatabaseSync } from 'node:sqlite'
import type { StoreQuality } from '../store.ts'
import { schemaVersion } from './schema.ts'

/** The versions in which records got a quality, and the reasons of it. */
const WITH_QUALITY = 3
const WITH_REASONS = 7

/** The quality of a record and its reasons, for a list of columns: NULL in a store that is older than they are. */
export function qualityColumns(db: DatabaseSync): string {
  const version = schemaVersion(db)
  const [quality, reasons] = [
    version < WITH_QUALITY ? 'NULL' : 'quality',
    version < WITH_REASONS ? 'NULL' : 'quality_reasons',
  ]
  return `${quality} AS quality, ${reasons} AS quality_reasons`
}

/** One pass over the table without touching a body: whether a column is null stands in the head of its row. */
export function prepareQuality(db: DatabaseSync): () => StoreQuality {
  return () => {
    const quality = schemaVersion(db) < WITH_QUALITY ? 'NULL' : 'quality'
    const found = db
      .prepare(
        `SELECT count(*) AS records, avg(${quality}) AS quality, total(${quality} < 50) AS poor, count(date) AS date,
           count(body) AS body, total(tags <> '[]') AS tags, total(authors <> '[]') AS authors,
           count(language) AS language, max(scraped_at) AS newest FROM records`,
      )
      .get()!
    const number = (name: string): number => Number(found[name])
    return {
      records: number('records'),
      quality: found['quality'] === null ? null : Math.round(number('quality')),
      poor: number('poor'),
      filled: {
        date: number('date'),
        body: number('body'),
        tags: number('tags'),
        authors: number('authors'),
        language: number('language'),
      },
      newest: found['newest'] === null ? null : String(found['newest']),
    }
  }
}
