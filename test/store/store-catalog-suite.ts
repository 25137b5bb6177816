import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { StoreCatalog } from '../../src/store/store-catalog.ts'
import { openStore, openStoreReader, removeStore } from '../../src/store/open-store.ts'
import { StoreError } from '../../src/store/store-error.ts'
import type { PageOutcome } from '../../src/store/store.ts'
import { all, entry, record, run } from './examples.ts'

const SUN = { country: 'fiji', source: 'sun' }
const TIMES = { country: 'fiji', source: 'times.of-fiji' }
const POST = { country: 'samoa', source: 'post' }

/** What holds for every StoreCatalog: `open` gives one without stores, which goes with the test. */
export function storeCatalogSuite(kind: string, open: (t: TestContext) => StoreCatalog | Promise<StoreCatalog>): void {
  describe(`a store catalog in ${kind}`, () => {
    it('has nothing at first, and looking creates nothing', async (t) => {
      const catalog = await open(t)
      assert.deepEqual(await catalog.list(), [])
      assert.deepEqual(await catalog.list({ country: 'fiji' }), [])
      assert.equal(await catalog.has(SUN), false)
      await assert.rejects(
        catalog.reader(SUN),
        (error) => error instanceof StoreError && error.reason === 'cannot_open',
      )
      catalog.location(SUN)
      assert.deepEqual(await catalog.list(), [])
    })

    it('lists what was opened for writing, by country, then source', async (t) => {
      const catalog = await open(t)
      for (const name of [POST, TIMES, SUN]) await (await catalog.open(name)).close()
      assert.deepEqual(await catalog.list(), [SUN, TIMES, POST])
      assert.deepEqual(await catalog.list({ country: 'fiji' }), [SUN, TIMES])
      assert.deepEqual(await catalog.list({ country: 'tonga' }), [])
      assert.equal(await catalog.has(TIMES), true)
      assert.equal(await catalog.has({ country: 'samoa', source: 'sun' }), false)
    })

    it('keeps stores of the same source in two countries apart', async (t) => {
      const catalog = await open(t)
      const names = [SUN, { country: 'samoa', source: 'sun' }]
      for (const name of names) {
        const store = await catalog.open(name)
        await store.settle([{ kind: 'record', url: 'a', record: record('a', { title: name.country }) }], 'r1')
        await store.close()
      }
      const titles = names.map(async (name) => {
        const reader = await catalog.reader(name)
        const records = await all(reader.records())
        await reader.close()
        return records.map(({ title }) => title)
      })
      assert.deepEqual(await Promise.all(titles), [['fiji'], ['samoa']])
    })

    it('reads beside the writer, and has one writer at a time', async (t) => {
      const catalog = await open(t)
      const store = await catalog.open(SUN)
      t.after(() => store.close())
      await store.beginRun(run('r1'))
      await store.admit([entry('a'), entry('b')], { run: 'r1', full: false })
      const reader = await catalog.reader(SUN)
      assert.equal(await reader.pendingCount(), 2)
      await reader.close()
      await assert.rejects(catalog.open(SUN), (error) => error instanceof StoreError && error.reason === 'in_use')
    })

    it('counts what failed and what was rejected apart, and both are tried after what is new', async (t) => {
      const catalog = await open(t)
      const store = await catalog.open(SUN)
      t.after(() => store.close())
      const waiting = async (): Promise<string[]> =>
        (await store.pending(10, 0, 'tried')).map((one) => `${one.url} ${one.attempts} ${one.rejections}`)
      const gone = (url: string): PageOutcome => ({ kind: 'failed', url, status: 503, error: '', transient: true })
      const bad = (url: string): PageOutcome => ({ kind: 'rejected', url, why: 'no body' })
      const visits: [PageOutcome[], string[]][] = [
        [
          [gone('a'), bad('b'), bad('c'), gone('d')],
          ['a 1 0', 'b 0 1', 'c 0 1', 'd 1 0'],
        ],
        [
          [bad('a'), bad('b'), gone('c'), { kind: 'record', url: 'd', record: record('d') }],
          ['a 1 1', 'b 0 2', 'c 1 1'],
        ],
      ]
      for (const [n, [outcomes, expected]] of visits.entries()) {
        await store.beginRun(run(`r${n}`))
        await store.admit(
          ['a', 'b', 'c', 'd', `new${n}`].map((url) => entry(url)),
          { run: `r${n}`, full: false },
        )
        await store.settle(outcomes, `r${n}`)
        await store.beginRun(run(`s${n}`))
        assert.deepEqual(await waiting(), expected)
        assert.equal((await store.pendingCount()) - (await store.pendingCount('tried')), n + 1)
      }
      await store.beginRun(run('other', { config_digest: 'b' }))
      assert.deepEqual(await waiting(), ['a 1 1', 'b 0 2', 'c 1 1'], 'those that already waited')
    })

    it('forgets rejections that another config made', async (t) => {
      const catalog = await open(t)
      const store = await catalog.open(SUN)
      t.after(() => store.close())
      await store.beginRun(run('r1'))
      await store.settle([{ kind: 'rejected', url: 'a', why: 'no body' }], 'r1')
      await store.beginRun(run('r2', { config_digest: 'b' }))
      assert.equal(await store.pendingCount('tried'), 0)
      assert.deepEqual(
        (await store.pending(10, 0)).map(({ url, rejections }) => [url, rejections]),
        [['a', 0]],
      )
    })

    it('names by a location the store that a scraper then opens, and can be rid of', async (t) => {
      const catalog = await open(t)
      const location = catalog.location(SUN)
      const store = await openStore(location)
      await store.setFact('name', '"The Sun"')
      await store.close()
      const reader = await catalog.reader(SUN)
      assert.equal(await reader.getFact('name'), '"The Sun"')
      await reader.close()
      await removeStore(location)
      await removeStore(location)
      assert.equal(await catalog.has(SUN), false)
      assert.deepEqual(await catalog.list(), [])
      await assert.rejects(openStoreReader(location), StoreError)
    })
  })
}
