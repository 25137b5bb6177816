import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Listing } from '../../src/config/listings/listing-types.ts'
import type { Source } from '../../src/config/source.ts'
import type { Task } from '../../src/runs/folder/task.ts'
import type { Fault } from '../sites/news-site.ts'
import { exampleSource } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

/** By path. */
export type Bodies = Record<string, string | Fault>

/** A site, a listing, and what must come of it. */
export interface ListingRow {
  name: string
  /** What the site answers beside its articles, by path. */
  pages: (origin: string) => Bodies
  listing: (origin: string) => Listing
  config?: Partial<Source>
  task?: Partial<Task>
  /** Listing pages in the order in which they are asked for. */
  asked: string[]
  ending?: string
  /** Of the result. */
  detail?: RegExp
  /** Ids of the articles that are stored. */
  ids: number[]
  drops?: Record<string, number>
}

/** A test for each row: a real scraper against a real site, which tells what it was asked. */
export function testListings(rows: ListingRow[]): void {
  for (const row of rows) {
    test(row.name, async (t) => {
      const site = await startNewsSite()
      t.after(() => site.close())
      const { '/robots.txt': robots = null, ...pages } = row.pages(site.origin)
      await site.set({ faults: faults(pages), robots: typeof robots === 'string' ? robots : null })
      const place = workplace(t)
      const config = exampleSource(site.origin, { listing: row.listing(site.origin), ...row.config })
      const { result, log } = await place.run(config, row.task)
      const { status, reason } = result
      assert.equal(reason === null ? status : `${status}/${reason}`, row.ending ?? 'success', log)
      if (row.detail !== undefined) assert.match(result.detail, row.detail)
      const asked = (await site.askedSince()).filter((path) => !path.startsWith('/news/'))
      assert.deepEqual(asked, row.asked)
      const ids = row.ids.length === 0 ? [] : (await place.records()).map(({ url }) => Number(/\d+$/.exec(url)?.[0]))
      assert.deepEqual(
        ids.toSorted((a, b) => a - b),
        row.ids,
      )
      assert.deepEqual(result.stats['drops'], row.drops ?? {})
    })
  }
}

export function faults(bodies: Bodies): Record<string, Fault> {
  return Object.fromEntries(
    Object.entries(bodies).map(([path, body]) => [path, typeof body === 'string' ? { status: 200, body } : body]),
  )
}

/** A page with a card for each article. */
export const cards = (ids: number[], rest = ''): string => {
  return `<ul>${ids.map((id) => `<li class="card"><a href="/news/${id}">Article ${id}</a></li>`).join('')}</ul>${rest}`
}
