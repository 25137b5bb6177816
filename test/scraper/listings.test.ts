import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Source } from '../../src/config/source.ts'
import type { Task } from '../../src/runs/folder/task.ts'
import type { NewsSiteOptions } from '../sites/news-site.ts'
import { api, exampleSource, pagination } from './example-source.ts'
import { workplace } from './run-scraper.ts'
import { startNewsSite } from './start-news-site.ts'

interface Row {
  name: string
  site?: Partial<NewsSiteOptions>
  config?: (origin: string) => Partial<Source>
  task?: Partial<Task>
  ending?: string
  new?: number
  /** Listing pages in the order in which they are asked for. */
  pages: string[]
}

const ROWS: Row[] = [
  { name: 'a missing page is the end', pages: ['/page/1', '/page/2', '/page/3'] },
  { name: 'an empty page is the end', site: { end: 'empty' }, pages: ['/page/1', '/page/2', '/page/3'] },
  { name: 'a repeated page is the end', site: { end: 'repeat' }, pages: ['/page/1', '/page/2', '/page/3'] },
  { name: 'a redirect home is the end', site: { end: 'redirect_home' }, pages: ['/page/1', '/page/2', '/page/3', '/'] },
  {
    name: 'a redirect to the first page is the end',
    site: { end: 'redirect_first' },
    pages: ['/page/1', '/page/2', '/page/3', '/page/1'],
  },
  {
    name: 'max_pages counts listing pages',
    site: { articles: 100 },
    config: () => ({ max_pages: 3 }),
    pages: ['/page/1', '/page/2', '/page/3'],
    new: 30,
  },
  {
    name: 'max_pages of the command line goes before that of the config',
    site: { articles: 100 },
    config: () => ({ max_pages: 3 }),
    task: { max_pages: 1 },
    pages: ['/page/1'],
    new: 10,
  },
  {
    name: 'max_articles is exact, and the listing is read no further',
    site: { articles: 1000 },
    task: { max_articles: 15 },
    pages: ['/page/1', '/page/2'],
    new: 15,
  },
  {
    name: 'a start_url comes first and is not read twice',
    config: (origin) => ({ listing: pagination(origin, { start_url: `${origin}/page/1` }) }),
    pages: ['/page/1', '/page/2', '/page/3'],
  },
  {
    name: 'another start_url is a page of its own',
    config: (origin) => ({ listing: pagination(origin, { start_url: `${origin}/` }) }),
    pages: ['/', '/page/1', '/page/2', '/page/3'],
  },
  {
    name: 'a page 0 that does not exist',
    config: (origin) => ({ listing: pagination(origin, { start_page: 0 }) }),
    pages: ['/page/0', '/page/1', '/page/2', '/page/3'],
  },
  {
    name: 'a template without a number is one page',
    config: (origin) => ({ listing: pagination(origin, { url_template: [`${origin}/page/1`] }) }),
    pages: ['/page/1'],
    new: 10,
  },
  {
    name: 'an API ends at its total',
    config: (origin) => ({ listing: api(origin) }),
    pages: ['/api?offset=0&size=10', '/api?offset=10&size=10'],
  },
  {
    name: 'an API that gives fewer than were asked for loses nothing',
    site: { api_cap: 7 },
    config: (origin) => ({ listing: api(origin) }),
    pages: ['/api?offset=0&size=10', '/api?offset=7&size=10', '/api?offset=14&size=10'],
  },
  {
    name: 'a listing page lost in the middle does not end the walk',
    site: { articles: 40, faults: { '/page/2': { status: 500 } } },
    pages: ['/page/1', '/page/2', '/page/3', '/page/4', '/page/5'],
    ending: 'warning/partial',
    new: 30,
  },
  {
    name: 'three lost in a row do',
    site: {
      articles: 100,
      faults: { '/page/2': { status: 400 }, '/page/3': { status: 400 }, '/page/4': { status: 400 } },
    },
    pages: ['/page/1', '/page/2', '/page/3', '/page/4'],
    ending: 'warning/partial',
    new: 10,
  },
  {
    name: 'two templates walk side by side until each has ended',
    config: (origin) => ({
      concurrency: 1,
      listing: pagination(origin, { url_template: [`${origin}/page/{num}`, `${origin}/page/{num}?sport`] }),
    }),
    pages: ['/page/1', '/page/1?sport', '/page/2', '/page/2?sport', '/page/3', '/page/3?sport'],
  },
]

describe('listings', () => {
  for (const row of ROWS) {
    test(row.name, async (t) => {
      const site = await startNewsSite(row.site)
      t.after(() => site.close())
      const config = exampleSource(site.origin, row.config?.(site.origin))
      const { result, log } = await workplace(t).run(config, row.task)
      const { status, reason, counts } = result
      assert.equal(reason === null ? status : `${status}/${reason}`, row.ending ?? 'success', log)
      const pages = (await site.askedSince()).filter((path) => !path.startsWith('/news/'))
      assert.deepEqual(pages, row.pages)
      assert.equal(counts.records.new, row.new ?? 20)
    })
  }

  test('an endless listing whose pages are no articles is cut', async (t) => {
    const site = await startNewsSite({ end: 'endless', per_page: 20, articles: 40 })
    t.after(() => site.close())
    const { code, result } = await workplace(t).run(exampleSource(site.origin))
    assert.deepEqual([code, result.status, result.reason], [0, 'warning', 'trap'])
    assert.equal(result.counts.records.new, 40)
    const asked = await site.askedSince()
    assert.ok(asked.length < 1000, `${asked.length} requests`)
  })

  test('an endless listing that shows the same articles in ever new order is cut', async (t) => {
    const site = await startNewsSite({ articles: 101, end: 'shuffle' })
    t.after(() => site.close())
    const { result } = await workplace(t).run(exampleSource(site.origin))
    assert.deepEqual([result.status, result.reason, result.counts.records.new], ['warning', 'trap', 101])
    const asked = await site.askedSince()
    assert.ok(asked.length < 200, `${asked.length} requests`)
  })

  test('an endless listing that shows the same articles under ever new addresses is cut', async (t) => {
    const site = await startNewsSite({ end: 'sessions' })
    t.after(() => site.close())
    const { result } = await workplace(t).run(exampleSource(site.origin))
    assert.deepEqual([result.status, result.reason], ['warning', 'trap'])
    const asked = await site.askedSince()
    assert.ok(asked.length < 600, `${asked.length} requests`)
  })

  test('an archive is read newest first, and days that are past only once', async (t) => {
    const site = await startNewsSite({ articles: 5, newest_day: '2026-01-31' })
    t.after(() => site.close())
    const place = workplace(t)
    const archive = (end_date: string): Partial<Source> => ({
      concurrency: 2,
      listing: {
        type: 'archive',
        url_template: [`${site.origin}/archive/{year}-{month}-{day}`],
        start_date: '2026-01-24',
        end_date,
        date_format: 'daily',
        batch_size: 10,
      },
    })
    const first = await place.run(exampleSource(site.origin, archive('2026-01-31')))
    assert.deepEqual([first.result.status, first.result.counts.records.new], ['success', 5])
    const days = (await site.askedSince()).filter((path) => path.startsWith('/archive/'))
    assert.deepEqual(days.toSorted().reverse(), days)
    assert.equal(days.length, 8)

    await site.set({ articles: 6, newest_day: '2026-02-01' })
    const second = await place.run(exampleSource(site.origin, archive('2026-02-01')))
    assert.deepEqual([second.result.status, second.result.counts.records.new], ['success', 1])
    // Three days before the newest entry may still change.
    const asked = (await site.askedSince()).toSorted()
    assert.deepEqual([asked[0], asked.length, asked.at(-1)], ['/archive/2026-01-28', 6, '/news/6'])

    const quiet = await place.run(exampleSource(site.origin, archive('2026-02-03')))
    assert.equal(quiet.result.status, 'success', 'two days without news, and a day with news as canary')

    await site.set({ listing_layout: 'tile' })
    const broken = await place.run(exampleSource(site.origin, archive('2026-02-05')))
    assert.deepEqual([broken.result.status, broken.result.reason], ['failed', 'no_entries'])

    await site.set({ listing_layout: 'card' })
    const full = await place.run(exampleSource(site.origin, archive('2026-01-31')), { mode: 'full' })
    assert.deepEqual([full.result.status, full.result.counts.records.unchanged], ['success', 5])
  })
})
