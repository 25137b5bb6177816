import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createBatchWriter } from '../../../src/scraper/frontier/batch-writer.ts'
import type { BatchWriterContext } from '../../../src/scraper/frontier/batch-writer.ts'
import { newCounters } from '../../../src/scraper/outcome/counters.ts'
import { StoreError } from '../../../src/store/store-error.ts'
import type { PageOutcome, Settled } from '../../../src/store/store.ts'

const NOTHING: Settled = { new: 0, updated: 0, unchanged: 0, rejected: 0, failed: 0 }
const outcome = (n: number): PageOutcome => ({ kind: 'rejected', url: `https://x.org/${n}`, why: 'no body' })

const DRAFT = {
  title: 'A title',
  date: null,
  date_raw: null,
  body: 'A body',
  tags: [],
  authors: [],
  language: null,
  extra: {},
  scraped_at: '2026-03-05T10:00:00.000Z',
}

function record(n: number): PageOutcome {
  return { kind: 'record', url: `https://x.org/${n}`, record: { ...DRAFT, url: `https://x.org/${n}` } }
}

function batchWriterOn(settle: BatchWriterContext['store']['settle']) {
  const counters = newCounters()
  const errors: unknown[] = []
  const settled: number[] = []
  const bad: string[] = []
  const batchWriter = createBatchWriter({
    store: { settle },
    run: 'r',
    counters,
    onSettled: (outcomes) => settled.push(outcomes),
    onBadRecord: (url) => bad.push(url),
    onError: (error) => errors.push(error),
  })
  return { batchWriter, counters, errors, settled, bad }
}

describe('batchWriter', () => {
  test('stores fifty at once, the rest at the end, in order', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const stored: string[] = []
    const { batchWriter, counters, settled } = batchWriterOn(async (outcomes) => {
      stored.push(...outcomes.map(({ url }) => url))
      return { ...NOTHING, rejected: outcomes.length }
    })
    for (let n = 0; n < 120; n++) batchWriter.add(outcome(n))
    await batchWriter.close()
    assert.deepEqual(settled, [50, 50, 20])
    assert.deepEqual(
      stored,
      Array.from({ length: 120 }, (_, n) => outcome(n).url),
    )
    assert.equal(counters.counts.records.rejected, 120)
  })

  test('waits no longer than a second', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    let stored = 0
    const { batchWriter } = batchWriterOn(async (outcomes) => {
      stored += outcomes.length
      return NOTHING
    })
    batchWriter.add(outcome(1))
    t.mock.timers.tick(999)
    await Promise.resolve()
    assert.equal(stored, 0)
    t.mock.timers.tick(1)
    await batchWriter.close()
    assert.equal(stored, 1)
  })

  test('says once that nothing can be stored, stores nothing after that, and rejects at the end', async () => {
    let calls = 0
    const { batchWriter, errors } = batchWriterOn(async () => {
      calls++
      throw new StoreError('disk_full', 'data/fiji/sun.db', 'the disk is full')
    })
    for (let n = 0; n < 150; n++) batchWriter.add(outcome(n))
    await assert.rejects(batchWriter.close(), /disk is full/)
    assert.equal(calls, 1)
    assert.equal(errors.length, 1)
  })

  for (const [what, bad] of [
    ['one record', [17]],
    ['two, beside each other', [30, 31]],
    ['the first and the last', [0, 49]],
    ['all', Array.from({ length: 50 }, (_, n) => n)],
  ] as const) {
    test(`a batch with ${what} that cannot be stored: the rest is stored, and these are rejected`, async () => {
      const faulty = new Set(bad.map((n) => record(n).url))
      const stored: PageOutcome[] = []
      const all = batchWriterOn(async (outcomes) => {
        if (outcomes.some(({ kind, url }) => kind === 'record' && faulty.has(url))) throw new Error('too big')
        stored.push(...outcomes)
        const rejected = outcomes.filter(({ kind }) => kind === 'rejected').length
        return { ...NOTHING, new: outcomes.length - rejected, rejected }
      })
      for (let n = 0; n < 50; n++) all.batchWriter.add(record(n))
      await all.batchWriter.close()
      assert.deepEqual(all.bad, [...faulty])
      assert.deepEqual(
        stored.map(({ url }) => url),
        Array.from({ length: 50 }, (_, n) => record(n).url),
      )
      const { records } = all.counters.counts
      assert.deepEqual([records.new, records.rejected], [50 - faulty.size, faulty.size])
      assert.deepEqual(all.counters.rejections, { 'could not be stored': faulty.size })
      assert.deepEqual(all.errors, [])
    })
  }

  for (const { full, stored } of [
    { full: 4, stored: 25 },
    { full: 8, stored: 43 },
    { full: 1, stored: 0 },
  ]) {
    test(`what is stored of a halved batch counts, also where the disk is full at write ${full}`, async () => {
      const there: string[] = []
      let calls = 0
      const { batchWriter, counters, errors, settled } = batchWriterOn(async (outcomes) => {
        if (++calls >= full) throw new StoreError('disk_full', 'data/fiji/sun.db', 'the disk is full')
        if (outcomes.some(({ kind, url }) => kind === 'record' && url === record(45).url)) throw new Error('too big')
        there.push(...outcomes.map(({ url }) => url))
        return { ...NOTHING, new: outcomes.length }
      })
      for (let n = 0; n < 50; n++) batchWriter.add(record(n))
      await assert.rejects(batchWriter.close(), /disk is full/)
      assert.equal(errors.length, 1)
      assert.deepEqual([counters.counts.records.new, there.length], [stored, stored])
      assert.equal(
        settled.reduce((sum, n) => sum + n, 0),
        stored,
      )
      assert.deepEqual(counters.rejections, {})
    })
  }
})
