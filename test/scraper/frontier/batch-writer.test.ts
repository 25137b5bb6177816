import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createBatchWriter } from '../../../src/scraper/frontier/batch-writer.ts'
import type { BatchWriterContext } from '../../../src/scraper/frontier/batch-writer.ts'
import { newCounters } from '../../../src/scraper/outcome/counters.ts'
import type { PageOutcome, Settled } from '../../../src/store/store.ts'

const NOTHING: Settled = { new: 0, updated: 0, unchanged: 0, rejected: 0, failed: 0 }
const outcome = (n: number): PageOutcome => ({ kind: 'rejected', url: `https://x.org/${n}`, why: 'no body' })

function batchWriterOn(settle: BatchWriterContext['store']['settle']) {
  const counters = newCounters()
  const errors: unknown[] = []
  const settled: number[] = []
  const batchWriter = createBatchWriter({
    store: { settle },
    run: 'r',
    counters,
    onSettled: (outcomes) => settled.push(outcomes),
    onError: (error) => errors.push(error),
  })
  return { batchWriter, counters, errors, settled }
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
      throw new Error('the disk is full')
    })
    for (let n = 0; n < 150; n++) batchWriter.add(outcome(n))
    await assert.rejects(batchWriter.close(), /disk is full/)
    assert.equal(calls, 1)
    assert.equal(errors.length, 1)
  })
})
