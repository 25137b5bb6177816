import type { DatabaseSync } from 'node:sqlite'
import type { StoreQuality } from '../store.ts'
import { schemaVersion } from './schema.ts'

/** The version in which records got a quality. */
const WITH_QUALITY = 3

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
