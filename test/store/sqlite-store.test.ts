import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test, type TestContext } from 'node:test'
import { openSqliteStore } from '../../src/store/sqlite-store.ts'
import type { PageOutcome, Store } from '../../src/store/store.ts'
import type { ScrapedRecord } from '../../src/vocabulary/record.ts'
import { noCounts } from '../../src/vocabulary/counts.ts'
import { all, entry, record, run } from './examples.ts'
import { scratchFolder } from './scratch.ts'

function open(t: TestContext, now?: () => Date): { store: Store; file: string } {
  const file = join(scratchFolder(t), 'gazette.db')
  const store = openSqliteStore(file, now && { now })
  t.after(() => store.close())
  return { store, file }
}

async function pendingUrls(store: Store): Promise<string[]> {
  return (await store.pending(1000, 0)).map((pending) => pending.url)
}

const gone = (url: string, transient: boolean): PageOutcome => {
  return { kind: 'failed', url, status: 404, error: 'Not Found', transient }
}

test('entries become pending once, in the order of admission, with what the listing said', async (t) => {
  const { store } = open(t)
  const draft = { ...record('b'), extra: { a: [1, null, { b: true }] } }
  const first = [entry('a'), entry('b', { title: 'B', date: 'today', record: draft }), entry('a')]
  assert.deepEqual(await store.admit(first, { run: 'r1', full: false }), { added: 2, known: 0, waiting: 0 })
  const second = [entry('c'), entry('a', { title: 'another' })]
  assert.deepEqual(await store.admit(second, { run: 'r1', full: false }), { added: 1, known: 1, waiting: 1 })

  assert.equal(await store.pendingCount(), 3)
  const [a, b] = await store.pending(2, 0)
  assert.deepEqual(a, { ...entry('a'), position: 1, attempts: 0, rejections: 0 })
  assert.deepEqual(b, {
    ...entry('b', { title: 'B', date: 'today', record: draft }),
    position: 2,
    attempts: 0,
    rejections: 0,
  })
  const rest = await store.pending(2, 2)
  assert.deepEqual(rest, [{ ...entry('c'), position: 3, attempts: 0, rejections: 0 }])
})

test('a settled URL is pending no more, and every outcome is counted', async (t) => {
  const { store } = open(t)
  await store.admit(
    ['a', 'b', 'c', 'd'].map((url) => entry(url)),
    { run: 'r1', full: false },
  )
  const outcomes: PageOutcome[] = [
    { kind: 'record', url: 'a', record: record('a') },
    { kind: 'rejected', url: 'b', why: 'no body' },
    gone('c', false),
  ]
  const none = { new: 0, updated: 0, unchanged: 0, rejected: 0, failed: 0 }
  assert.deepEqual(await store.settle(outcomes, 'r1'), { ...none, new: 1, rejected: 1, failed: 1 })
  assert.deepEqual(await pendingUrls(store), ['d'])
  assert.equal(await store.recordCount(), 1)
})

test('new, updated and unchanged go by the content alone', async (t) => {
  const base = record('a', { extra: { x: 1, y: { z: 2, w: 3 } }, tags: ['p', 'q'] })
  const table: [string, object, 'updated' | 'unchanged'][] = [
    ['the same', {}, 'unchanged'],
    ['another time', { scraped_at: '2027-01-01T00:00:00.000Z' }, 'unchanged'],
    ['another raw date', { date_raw: '3 days ago' }, 'unchanged'],
    ['keys in another order', { extra: { y: { w: 3, z: 2 }, x: 1 } }, 'unchanged'],
    ['title', { title: 'x' }, 'updated'],
    ['date', { date: null }, 'updated'],
    ['body', { body: null }, 'updated'],
    ['order of tags', { tags: ['q', 'p'] }, 'updated'],
    ['authors', { authors: ['A'] }, 'updated'],
    ['language', { language: 'en' }, 'updated'],
    ['extra', { extra: { x: 1, y: { z: 2, w: 4 } } }, 'updated'],
  ]
  for (const [name, change, expected] of table) {
    await t.test(name, async (inner) => {
      const { store } = open(inner)
      await store.settle([{ kind: 'record', url: 'a', record: base }], 'r1')
      const changed = { ...base, ...change }
      const settled = await store.settle([{ kind: 'record', url: 'a', record: changed }], 'r2')
      assert.equal(settled[expected], 1)
      const stored = await all(store.records())
      const version = expected === 'updated' ? { ...changed, run: 'r2' } : { ...base, run: 'r1' }
      assert.deepEqual(stored, [version])
    })
  }
})

test('an unchanged record notes when it was last looked at', async (t) => {
  let day = 1
  const { store, file } = open(t, () => new Date(Date.UTC(2026, 0, day++)))
  await store.settle([{ kind: 'record', url: 'a', record: record('a') }], 'r1')
  await store.settle([{ kind: 'record', url: 'a', record: record('a') }], 'r2')
  const db = new DatabaseSync(file, { readOnly: true })
  const row = db.prepare('SELECT run, first_run, checked_at FROM records').get()
  db.close()
  assert.deepEqual({ ...row }, { run: 'r1', first_run: 'r1', checked_at: '2026-01-02T00:00:00.000Z' })
})

test('a full run takes every listed URL up once more, at the end of the queue', async (t) => {
  const { store } = open(t)
  const urls = ['a', 'b', 'c', 'd'].map((url) => entry(url))
  await store.admit(urls, { run: 'r1', full: false })
  const outcomes: PageOutcome[] = [
    { kind: 'record', url: 'a', record: record('a') },
    gone('b', false),
    { kind: 'rejected', url: 'c', why: 'no body' },
  ]
  await store.settle(outcomes, 'r1')

  await store.beginRun(run('r2', { mode: 'full' }))
  const [d] = await store.pending(10, 0)
  assert.equal(d?.url, 'd')
  assert.deepEqual(await store.admit(urls, { run: 'r2', full: true }), { added: 3, known: 1, waiting: 1 })
  const later = await store.pending(10, d.position)
  assert.deepEqual(
    later.map((pending) => pending.url),
    ['a', 'b', 'c'],
    'a reader that is past d meets them all',
  )

  await store.settle(outcomes, 'r2')
  assert.deepEqual(
    await store.admit(urls, { run: 'r2', full: true }),
    { added: 0, known: 4, waiting: 1 },
    'once in a run',
  )
  assert.equal(await store.recordCount(), 1)
})

test('a failed second visit keeps the record', async (t) => {
  const { store } = open(t)
  await store.settle([{ kind: 'record', url: 'a', record: record('a') }], 'r1')
  await store.settle([gone('a', false)], 'r2')
  assert.equal(await store.recordCount(), 1)
  const failures = await all(store.failures())
  assert.deepEqual(
    failures.map((failure) => failure.url),
    ['a'],
  )
})

test('a new run tries again what may have passed, five times in all', async (t) => {
  const { store } = open(t)
  for (let attempt = 1; attempt <= 5; attempt++) {
    await store.beginRun(run(`r${attempt}`))
    await store.settle([gone('may pass', true), gone('for good', false)], `r${attempt}`)
  }
  await store.beginRun(run('r6'))
  assert.deepEqual(await pendingUrls(store), [])

  await store.beginRun(run('r7', { retry: 'all' }))
  assert.deepEqual(await pendingUrls(store), ['may pass', 'for good'])
  assert.equal((await store.pending(1, 0))[0]?.attempts, 5)
})

test('rejected URLs get another chance when the config has changed', async (t) => {
  const { store } = open(t)
  await store.beginRun(run('r1'))
  await store.admit([entry('a', { record: record('a') })], { run: 'r1', full: false })
  await store.settle([{ kind: 'rejected', url: 'a', why: 'no body' }], 'r1')
  await store.endRun('r1', {
    status: 'success',
    reason: null,
    counts: noCounts(),
    finished: '2026-03-04T09:00:00.000Z',
  })
  await store.beginRun(run('r2'))
  assert.deepEqual(await pendingUrls(store), [])
  await store.beginRun(run('r3', { config_digest: 'b' }))
  const [again] = await store.pending(10, 0)
  assert.deepEqual(again?.record, record('a'), 'with the record that the listing had held')
})

test('the ledger names the failed ones, newest first, and forgets what succeeded', async (t) => {
  let hour = 0
  const { store } = open(t, () => new Date(Date.UTC(2026, 0, 1, hour++)))
  await store.settle([gone('a', true), gone('b', true)], 'r1')
  await store.settle([{ kind: 'failed', url: 'a', status: null, error: 'timed out', transient: true }], 'r2')
  const [a, b] = await all(store.failures())
  const times = { first_failed_at: '2026-01-01T00:00:00.000Z', last_failed_at: '2026-01-01T01:00:00.000Z' }
  assert.deepEqual(a, { url: 'a', ...times, attempts: 2, last_status: null, last_error: 'timed out' })
  assert.equal(b?.url, 'b')

  await store.settle([{ kind: 'record', url: 'a', record: record('a') }], 'r3')
  await store.settle([gone('a', true)], 'r4')
  const [again] = await all(store.failures())
  assert.equal(again?.attempts, 1)
  assert.equal(again.first_failed_at, '2026-01-01T03:00:00.000Z')
})

test('more failures and records than one batch stream in order', async (t) => {
  const { store } = open(t)
  const urls = Array.from({ length: 1203 }, (_, i) => `u${i}`)
  await store.settle(
    urls.map((url) => gone(url, true)),
    'r1',
  )
  const failures = (await all(store.failures())).map((failure) => failure.url)
  assert.deepEqual(failures, urls.toReversed())
  await store.settle(
    urls.map((url) => ({ kind: 'record', url, record: record(url) })),
    'r1',
  )
  assert.deepEqual(
    (await all(store.records())).map((stored) => stored.url),
    urls,
  )
})

test('records can be had since a time', async (t) => {
  const { store } = open(t)
  for (const day of ['01', '02', '03']) {
    const scraped_at = `2026-01-${day}T12:00:00.000Z`
    await store.settle([{ kind: 'record', url: day, record: record(day, { scraped_at }) }], 'r1')
  }
  const since = store.records({ since: '2026-01-02T12:00:00.000Z' })
  assert.deepEqual(
    (await all(since)).map((stored) => stored.url),
    ['02', '03'],
  )
})

test('records from elsewhere are taken over unless what is stored is as new', async (t) => {
  const { store } = open(t)
  const at = (day: number, url: string, body: string): ScrapedRecord => {
    return record(url, { body, scraped_at: `2026-01-0${day}T00:00:00.000Z` })
  }
  await store.admit([entry('a'), entry('b'), entry('z')], { run: 'r1', full: false })
  await store.settle([{ kind: 'record', url: 'b', record: at(5, 'b', 'stored') }, gone('c', true)], 'r1')
  const given = [at(1, 'a', 'x'), at(5, 'b', 'other'), at(6, 'b', 'later'), at(7, 'b', 'later'), at(1, 'c', 'x')]
  assert.deepEqual(await store.adopt(given, 'import'), ['new', 'older', 'updated', 'unchanged', 'new'])
  assert.deepEqual(await store.adopt(given, 'again'), ['unchanged', 'older', 'unchanged', 'unchanged', 'unchanged'])
  const versions = (await all(store.records())).map(({ url, body, run: by, scraped_at }) => [
    url,
    body,
    by,
    scraped_at[9],
  ])
  assert.deepEqual(versions, [
    ['b', 'later', 'import', '6'],
    ['a', 'x', 'import', '1'],
    ['c', 'x', 'import', '1'],
  ])
  assert.deepEqual(await pendingUrls(store), ['z'])
  assert.deepEqual(await all(store.failures()), [])
})

test('facts outlive the store', async (t) => {
  const { store, file } = open(t)
  assert.equal(await store.getFact('listing_finished'), null)
  await store.setFact('listing_finished', 'true')
  await store.setFact('listing_finished', 'false')
  await store.close()
  await store.close()
  const again = openSqliteStore(file)
  assert.equal(await again.getFact('listing_finished'), 'false')
  await again.close()
})

test('a run that is begun again keeps one row and its start', async (t) => {
  const { store, file } = open(t)
  await store.beginRun(run('r1'))
  const end = { status: 'failed', reason: 'crash', counts: noCounts(), finished: '2026-03-05T07:00:00.000Z' }
  await store.endRun('r1', end)
  await store.beginRun(run('r1', { started: '2026-03-05T08:00:00.000Z' }))
  await store.endRun('r1', { ...end, status: 'success', reason: null })
  await assert.rejects(store.endRun('r2', end), /never begun/)
  const db = new DatabaseSync(file, { readOnly: true })
  const rows = db.prepare('SELECT run, started, status, reason, counts FROM runs').all()
  db.close()
  const counts = JSON.stringify(noCounts())
  const expected = { run: 'r1', started: '2026-03-05T06:00:00.000Z', status: 'success', reason: null, counts }
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [expected],
  )
})
