import assert from 'node:assert/strict'
import { test } from 'node:test'
import pino from 'pino'
import { createAdmit } from '../../../src/scraper/frontier/admit.ts'
import type { AdmitContext } from '../../../src/scraper/frontier/admit.ts'
import { Fingerprints } from '../../../src/scraper/frontier/fingerprints.ts'
import { newCounters } from '../../../src/scraper/outcome/counters.ts'
import { createUrlFilter } from '../../../src/scraper/frontier/url-filter.ts'
import { openSqliteStore } from '../../../src/store/sqlite-store.ts'
import type { Entry } from '../../../src/vocabulary/record.ts'
import { scratchFolder } from '../../store/scratch.ts'
import { exampleSource } from '../example-source.ts'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

const PAGE = 'https://x.org/page/1'

function entries(...urls: string[]): Entry[] {
  return urls.map((url) => ({ url, title: null, date: null, record: null }))
}

async function gate(t: TestContext, patch: Partial<AdmitContext> = {}) {
  const store = openSqliteStore(join(scratchFolder(t), 'x.db'))
  t.after(() => store.close())
  await store.beginRun({ run: 'r', started: '', mode: 'update', config_digest: '', retry: 'transient' })
  const counters = newCounters()
  const lines: string[] = []
  const log = pino({}, { write: (line) => void lines.push(line) })
  const { filters } = exampleSource('https://x.org')
  const filter = await createUrlFilter({ ...filters, deny_path_prefixes: ['/video/'] })
  const begun = new Fingerprints()
  const readDate = (text: string): string | null => (text === '?' ? null : text)
  const context = { store, filter, counters, log, run: 'r', full: false, begun, stopDate: null, readDate, ...patch }
  return { admit: createAdmit(context), counters, store, lines, begun }
}

test('spellings of one URL are one entry; what is skipped is counted by reason and logged once', async (t) => {
  const { admit, counters, store, lines } = await gate(t)
  const found = await admit({
    url: PAGE,
    dropped: { no_url: 2 },
    entries: entries(
      'https://x.org/a',
      'https://x.org/a#comments',
      'https://x.org/a?utm_source=front',
      'https://x.org/A',
      'https://elsewhere.org/a',
      'mailto:desk@x.org',
      'https://x.org/video/1',
      'https://x.org/video/2',
      `${PAGE}#`,
    ),
  })
  assert.deepEqual(
    { ...found, urls: found.urls.length },
    { fresh: 3, added: 3, known: 0, discarded: 8, urls: 5, allOld: false },
  )
  assert.deepEqual(counters.drops, { no_url: 2, duplicate: 2, bad_url: 1, deny_path_prefixes: 2, listing_page: 1 })
  assert.equal(counters.counts.records.found, 3)
  assert.equal(lines.length, Object.keys(counters.drops).length)
  const pending = (await store.pending(10, 0)).map(({ url }) => url)
  assert.deepEqual(pending, ['https://x.org/a', 'https://x.org/A', 'https://elsewhere.org/a'])
})

test('known entries are skipped, those that still wait are neither new nor skipped', async (t) => {
  const { admit, counters, store, begun } = await gate(t)
  const [done, waits, waited] = ['https://x.org/done', 'https://x.org/waits', 'https://x.org/waited']
  await store.admit(entries(done, waits, waited), { run: 'earlier', full: false })
  for (const url of [done, waited]) await store.settle([{ kind: 'rejected', url, why: 'no body' }], 'earlier')
  // Of those that waited when the run began one has been visited since, and was settled before it was named again.
  begun.add(waited)
  const found = await admit({ url: PAGE, dropped: {}, entries: entries(done, waits, waited, 'https://x.org/new') })
  assert.deepEqual([found.fresh, found.added, found.known], [4, 1, 3])
  assert.deepEqual([counters.counts.records.found, counters.counts.records.unchanged], [4, 1])
})

test('entries older than stop_date are skipped; a page of nothing else ends a listing', async (t) => {
  const { admit, counters } = await gate(t, { stopDate: '2026-01-10' })
  const dated = (url: string, date: string | null): Entry => ({ url, title: null, date, record: null })
  const mixed = await admit({
    url: PAGE,
    dropped: {},
    entries: [dated('https://x.org/1', '2026-01-10'), dated('https://x.org/2', '2026-01-09')],
  })
  assert.deepEqual([mixed.added, mixed.allOld], [1, false])
  const unreadable = await admit({ url: PAGE, dropped: {}, entries: [dated('https://x.org/3', '?')] })
  assert.deepEqual([unreadable.added, unreadable.allOld], [1, false])
  const old = await admit({
    url: PAGE,
    dropped: {},
    entries: [dated('https://x.org/4', '2020-01-01'), dated('https://x.org/5', null)],
  })
  assert.deepEqual([old.added, old.allOld], [1, true])
  assert.equal(counters.drops['stop_date'], 2)
})

test('different whole records under one URL are not an entry that is named twice', async (t) => {
  const { admit, counters } = await gate(t)
  const whole = (body: string): Entry => ({
    url: 'https://x.org/a',
    title: 'T',
    date: null,
    record: { title: 'T', date: null, date_raw: null, body, tags: [], authors: [], language: null, extra: {} },
  })
  await admit({ url: PAGE, dropped: {}, entries: [whole('One.'), whole('Two.'), whole('One.'), whole('Two.')] })
  await admit({ url: PAGE, dropped: {}, entries: entries('https://x.org/a') })
  assert.deepEqual(counters.drops, { same_url: 1, duplicate: 3 })
})
