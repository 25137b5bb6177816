import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { PageOutcome, Store } from '../../src/store/store.ts'
import type { ScrapedRecord } from '../../src/vocabulary/record.ts'
import { all, entry, record, run } from './examples.ts'

import type { OpenedStore } from './store-suite.ts'

/** What holds for the records of every Store. */
export function storeRecordsSuite(
  kind: string,
  open: (t: TestContext, now?: () => Date) => Promise<OpenedStore>,
): void {
  describe(`the records of a store in ${kind}`, () => {
    it('new, updated and unchanged go by the content alone', async (t) => {
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
          const { store } = await open(inner)
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

    it('more failures and records than one batch stream in order', async (t) => {
      const { store } = await open(t)
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

    it('records can be had since a time', async (t) => {
      const { store } = await open(t)
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

    it('records from elsewhere are taken over unless what is stored is as new', async (t) => {
      const { store } = await open(t)
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

    it('odd values come back as they were', async (t) => {
      const long = 'Grüße, 世界 👋 '.repeat(700_000)
      const odd = record(`https://x.example/%00/${'y'.repeat(100_000)}?q='"--;DROP TABLE records#\u2028`, {
        title: "'); DELETE FROM records; --",
        body: `${long}\0 after a NUL`,
        tags: ['', '\0', 'a,b', '\u2028', '\\ud800'],
        authors: ['\ufeff'],
        language: '',
        extra: { '': null, 'a.b': [], big: 1e300, nested: { '"': ['\n'] } },
      })
      const { store } = await open(t)
      await store.admit([entry(odd.url)], { run: 'r1', full: false })
      await store.settle([{ kind: 'record', url: odd.url, record: odd }], 'r1')
      assert.deepEqual(await all(store.records()), [{ ...odd, run: 'r1' }])
      assert.equal(await store.pendingCount(), 0)
    })

    it('half a surrogate pair becomes U+FFFD in every field, and stays unchanged', async (t) => {
      const { store } = await open(t)
      const broken = record('a', {
        title: 'a\ud800',
        body: '\udc00',
        tags: ['\ud83d'],
        extra: { k: 'x\ud800y \\ud800' },
      })
      await store.settle([{ kind: 'record', url: 'a', record: broken }], 'r1')
      const whole = { title: 'a\ufffd', body: '\ufffd', tags: ['\ufffd'], extra: { k: 'x\ufffdy \\ud800' } }
      assert.deepEqual(await all(store.records()), [{ ...broken, ...whole, run: 'r1' }])
      const again = await store.settle([{ kind: 'record', url: 'a', record: broken }], 'r2')
      assert.equal(again.unchanged, 1)
    })

    it('answers are read with the record until it changes; another set of checks starts over', async (t) => {
      const { store, reader: openReader } = await open(t)
      await store.beginRun(run('r1'))
      await storePhones(store, ['1', '2', '3'])
      const [first, second, third] = await store.unchecked('spec', 2, 0).then(async (batch) => {
        return [...batch, ...(await store.unchecked('spec', 2, batch.at(-1)!.position))]
      })
      assert.deepEqual([first?.url, second?.extra, third?.url], [URLS[0], { phone: '2' }, URLS[2]])
      await store.keepAnswers('spec', [
        { position: first!.position, answers: { phone_valid: true } },
        { position: second!.position, answers: { phone_valid: false, phone_error: '\ud800' } },
      ])
      const reader = await openReader()
      t.after(() => reader.close())
      const extras = async (): Promise<unknown[]> => (await all(reader.records())).map(({ extra }) => extra)
      const checked = { phone: '2', phone_valid: false, phone_error: '\ufffd' }
      assert.deepEqual(await extras(), [{ phone: '1', phone_valid: true }, checked, { phone: '3' }])
      assert.deepEqual(await reader.extraFields(), ['phone'])

      await storePhones(store, ['9', '2', '3'])
      assert.deepEqual(await extras(), [{ phone: '9' }, checked, { phone: '3' }])
      const left = async (spec: string): Promise<string[]> => (await store.unchecked(spec, 9, 0)).map(({ url }) => url)
      assert.deepEqual(await left('spec'), [URLS[0], URLS[2]])
      assert.deepEqual(await left('other'), URLS)
    })
  })
}

async function pendingUrls(store: Store): Promise<string[]> {
  return (await store.pending(1000, 0)).map((pending) => pending.url)
}

const gone = (url: string, transient: boolean): PageOutcome => {
  return { kind: 'failed', url, status: 404, error: 'Not Found', transient }
}

const URLS = ['https://a.example/1', 'https://a.example/2', 'https://a.example/3']

async function storePhones(store: Store, phones: readonly string[]): Promise<void> {
  const outcomes = URLS.map((url, n) => ({
    kind: 'record' as const,
    url,
    record: record(url, { extra: { phone: phones[n]! } }),
  }))
  await store.settle(outcomes, 'r1')
}
