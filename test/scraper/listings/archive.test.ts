import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ArchiveListing } from '../../../src/config/listings/archive.ts'
import { archiveTracks } from '../../../src/scraper/listings/archive.ts'
import { openArchiveMemory } from '../../../src/scraper/listings/archive-memory.ts'
import type { ListingRead, ListingRequest } from '../../../src/scraper/walk/track.ts'

const LISTING: ArchiveListing = {
  type: 'archive',
  url_template: ['https://x.org/{year}/{month}/{day}'],
  start_date: '2026-01-01',
  end_date: null,
  date_format: 'daily',
  batch_size: 10,
}

function facts() {
  const kept = new Map<string, string>()
  return {
    getFact: async (key: string) => kept.get(key) ?? null,
    setFact: async (key: string, value: string) => void kept.set(key, value),
  }
}

interface Walk {
  today: string
  listing?: Partial<ArchiveListing>
  /** Days whose page has entries. */
  withEntries?: string[]
  /** Days whose page fails, and how. */
  failing?: Record<string, 'gone' | 'http'>
  digest?: string
  full?: boolean
  stopDate?: string
  /** Pages after which the walk is cut. */
  cut?: number
}

/** Walks an archive as the walker does, and gives the days that were asked for, in order. */
async function walk(store: ReturnType<typeof facts>, options: Walk): Promise<{ asked: string[]; skipped: number }> {
  const { today, withEntries = [], failing = {}, digest = 'd', full = false, cut = Infinity } = options
  const listing = { ...LISTING, ...options.listing }
  const memory = await openArchiveMemory(store, { digest, format: listing.date_format, today, forget: full })
  let skipped = 0
  const stopDate = options.stopDate ?? null
  const context = { memory, today, ahead: 3, stopDate, onSkip: (periods: number) => void (skipped += periods) }
  const [track] = archiveTracks(listing, context)
  assert.ok(track)
  const asked: string[] = []
  const read = async (request: ListingRequest): Promise<ListingRead> => {
    const day = new URL(request.url).pathname.slice(1)
    asked.push(day)
    const kind = failing[day]
    if (kind !== undefined)
      return { kind: 'failed', request, failure: { kind, message: '', status: 0, transient: true } }
    const containers = withEntries.includes(day) ? 1 : 0
    return { kind: 'page', request, url: request.url, page: { containers, entries: [], dropped: {}, total: null } }
  }
  let pages = 0
  for await (const got of track.pages(read)) {
    if (got.kind !== 'not_asked') await track.admitted?.(got)
    if (++pages >= cut) break
  }
  return { asked, skipped }
}

describe('archives', () => {
  test('newest first, from today to the first day', async () => {
    const { asked } = await walk(facts(), { today: '2026-01-04' })
    assert.deepEqual(asked, ['2026/01/04', '2026/01/03', '2026/01/02', '2026/01/01'])
  })

  test('months and years, an end_date, and nothing older than stop_date', async () => {
    const monthly = {
      date_format: 'monthly',
      start_date: '2025-06-15',
      url_template: ['https://x.org/{year}-{month}'],
    } as const
    const listing = { ...monthly, url_template: [...monthly.url_template], end_date: '2025-12-24' }
    const { asked } = await walk(facts(), { today: '2026-05-01', listing, stopDate: '2025-10-09' })
    assert.deepEqual(asked, ['2025-12', '2025-11', '2025-10'])
    const yearly = {
      ...listing,
      date_format: 'yearly' as const,
      url_template: ['https://x.org/{year}'],
      end_date: null,
    }
    assert.deepEqual((await walk(facts(), { today: '2026-05-01', listing: yearly })).asked, ['2026', '2025'])
  })

  test('a second run asks only for what may have changed', async () => {
    const store = facts()
    await walk(store, { today: '2026-01-10', withEntries: ['2026/01/09', '2026/01/02'] })
    const { asked, skipped } = await walk(store, { today: '2026-01-11', withEntries: ['2026/01/11'] })
    // Up to three days before the newest day with entries.
    assert.deepEqual(asked.at(-1), '2026/01/06')
    assert.deepEqual([asked.length, skipped], [6, 5])
  })

  test('days that failed are requested again, days that are not there are not', async () => {
    const store = facts()
    const failing = { '2026/01/02': 'http', '2026/01/03': 'gone' } as const
    await walk(store, { today: '2026-01-08', withEntries: ['2026/01/08'], failing })
    const { asked } = await walk(store, { today: '2026-01-08', withEntries: ['2026/01/08'] })
    assert.deepEqual(asked, ['2026/01/08', '2026/01/07', '2026/01/06', '2026/01/05', '2026/01/02'])
  })

  test('what a cut walk has not reached is requested by the next', async () => {
    const store = facts()
    await walk(store, { today: '2026-01-10', withEntries: ['2026/01/10'], cut: 6 })
    const { asked } = await walk(store, { today: '2026-01-10', withEntries: ['2026/01/10'] })
    assert.deepEqual(asked.slice(-4), ['2026/01/04', '2026/01/03', '2026/01/02', '2026/01/01'])
    assert.ok(!asked.includes('2026/01/06'))
  })

  test('a walk that found nothing at all remembers nothing: it may be the selectors', async () => {
    const store = facts()
    await walk(store, { today: '2026-01-10' })
    assert.equal((await walk(store, { today: '2026-01-10', withEntries: ['2026/01/05'] })).asked.length, 10)
    assert.equal((await walk(store, { today: '2026-01-10' })).asked.at(-1), '2026/01/02')
  })

  test('when all is quiet, a day that had entries is requested again', async () => {
    const store = facts()
    await walk(store, { today: '2026-01-20', withEntries: ['2026/01/05', '2026/01/12'] })
    const { asked } = await walk(store, { today: '2026-01-21' })
    assert.deepEqual([asked[0], asked.at(-1)], ['2026/01/21', '2026/01/09'])
    assert.equal(asked.filter((day) => day === '2026/01/12').length, 1)
    const later = await walk(store, { today: '2026-01-21', stopDate: '2026-01-19' })
    assert.deepEqual(later.asked, ['2026/01/21', '2026/01/20', '2026/01/19', '2026/01/12'])
  })

  test('days after the newest entry are requested again, however long ago: a site that paused continues where it was', async () => {
    const store = facts()
    await walk(store, { today: '2026-03-20', withEntries: ['2026/01/05', '2026/01/12'] })
    const { asked } = await walk(store, { today: '2026-03-21', withEntries: ['2026/01/13', '2026/01/20'] })
    assert.ok(asked.includes('2026/01/20'))
    const third = await walk(store, { today: '2026-03-22', withEntries: ['2026/01/20'] })
    assert.equal(third.asked.at(-1), '2026/01/17')
  })

  test('a site that is over is checked for what is new, and a hundred days after its end', async () => {
    const store = facts()
    await walk(store, { today: '2027-01-01', withEntries: ['2026/01/12'] })
    const { asked } = await walk(store, { today: '2027-01-01' })
    assert.deepEqual([asked[2], asked[3], asked.at(-1)], ['2026/12/30', '2026/12/29', '2026/01/09'])
    assert.equal(asked.length, 4 + 100 + 1 + 3)
  })

  test('another config is another archive, and a full run forgets', async () => {
    const store = facts()
    const run = { today: '2026-01-10', withEntries: ['2026/01/10'] }
    await walk(store, run)
    assert.equal((await walk(store, { ...run, full: true })).asked.length, 10)
    assert.equal((await walk(store, { ...run, digest: 'other' })).asked.length, 10)
  })
})
