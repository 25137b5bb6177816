import type { DatabaseSync } from 'node:sqlite'
import type { ScrapedRecord } from '../../vocabulary/record.ts'
import { contentDigest } from '../digest.ts'
import type { Adoption } from '../store.ts'
import { prepareDone } from './frontier/done.ts'
import { prepareRecordWriter } from './write-record.ts'

/** Takes over records that were scraped elsewhere; call it inside a write transaction. */
export function prepareAdopt(db: DatabaseSync): (records: ScrapedRecord[], run: string, now: string) => Adoption[] {
  const { find, save } = prepareRecordWriter(db)
  const done = prepareDone(db)

  return (records, run, now) =>
    records.map((record) => {
      const { url } = record
      const digest = contentDigest(record)
      const known = find(url)
      if (known?.digest === digest) return 'unchanged'
      if (known !== null && known.scraped_at >= record.scraped_at) return 'older'
      save({ record, url, digest, run, now, page: null })
      done(url, run, now)
      return known === null ? 'new' : 'updated'
    })
}
