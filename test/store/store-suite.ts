import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { noCounts } from '../../src/vocabulary/run/counts.ts'
import type { PageOutcome, Store, StoreReader } from '../../src/store/store.ts'
import { all, entry, record, run } from './examples.ts'

/** An empty store that goes with the test. */
export interface OpenedStore {
  store: Store
  reader: () => Promise<StoreReader>
  /** Opens it for writing once more, when it was closed. */
  reopen: () => Promise<Store>
}

/** What holds for every Store. */
export function storeSuite(kind: string, open: (t: TestContext, now?: () => Date) => Promise<OpenedStore>): void {
  describe(`a store in ${kind}`, () => {
    it('entries become pending once, in the order of admission, with what the listing said', async (t) => {
      const { store } = await open(t)
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

    it('a settled URL is pending no more, and every outcome is counted', async (t) => {
      const { store } = await open(t)
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

    it('a full run takes every listed URL up once more, at the end of the queue', async (t) => {
      const { store } = await open(t)
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

    it('a failed second visit keeps the record', async (t) => {
      const { store } = await open(t)
      await store.settle([{ kind: 'record', url: 'a', record: record('a') }], 'r1')
      await store.settle([gone('a', false)], 'r2')
      assert.equal(await store.recordCount(), 1)
      const failures = await all(store.failures())
      assert.deepEqual(
        failures.map((failure) => failure.url),
        ['a'],
      )
    })

    it('a new run tries again what may have passed, five times in all', async (t) => {
      const { store } = await open(t)
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

    it('rejected URLs get another chance when the config has changed', async (t) => {
      const { store } = await open(t)
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

    it('the ledger names the failed ones, newest first, and forgets what succeeded', async (t) => {
      let hour = 0
      const { store } = await open(t, () => new Date(Date.UTC(2026, 0, 1, hour++)))
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

    it('facts outlive the store', async (t) => {
      const { store, reopen } = await open(t)
      assert.equal(await store.getFact('listing_finished'), null)
      await store.setFact('listing_finished', 'true')
      await store.setFact('listing_finished', 'false')
      await store.close()
      await store.close()
      const again = await reopen()
      assert.equal(await again.getFact('listing_finished'), 'false')
      await again.close()
    })

    it('what gets another try is counted and read by itself', async (t) => {
      const { store } = await open(t)
      const entries = Array.from({ length: 300 }, (_, i) => entry(`u${i}`))
      await store.admit(entries, { run: 'r1', full: false })
      const outcomes = ['u70', 'u299'].map((url): PageOutcome => {
        return { kind: 'failed', url, status: 503, error: 'Unavailable', transient: true }
      })
      await store.settle(outcomes, 'r1')
      await store.beginRun(run('r2'))
      assert.deepEqual([await store.pendingCount(), await store.pendingCount('tried')], [300, 2])
      const again = await store.pending(10, 0, 'tried')
      assert.deepEqual(
        again.map(({ url, attempts }) => `${url} ${attempts}`),
        ['u70 1', 'u299 1'],
      )
      assert.deepEqual(await store.pending(10, 300, 'tried'), [])
    })

    it('what a listing said of an entry waits with it, whole or in parts', async (t) => {
      const { store } = await open(t)
      const { url: _, scraped_at: __, ...draft } = record('a')
      const listed = { tags: ['Sea'], authors: ['Ana'] }
      const entries = [entry('a', { record: { ...draft, title: null } }), entry('b', { listed }), entry('c')]
      await store.admit(entries, { run: 'r1', full: false })
      const waiting = await store.pending(10, 0)
      assert.deepEqual(
        waiting.map((one) => [one.record, one.listed ?? null]),
        [
          [{ ...draft, title: null }, null],
          [null, listed],
          [null, null],
        ],
      )
      assert.deepEqual([await store.isKnown('c'), await store.isKnown('d')], [true, false])
    })
  })
}

async function pendingUrls(store: Store): Promise<string[]> {
  return (await store.pending(1000, 0)).map((pending) => pending.url)
}

const gone = (url: string, transient: boolean): PageOutcome => {
  return { kind: 'failed', url, status: 404, error: 'Not Found', transient }
}
