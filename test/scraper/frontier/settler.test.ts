import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createSettler } from '../../../src/scraper/frontier/settler.ts'
import type { SettlerContext } from '../../../src/scraper/frontier/settler.ts'
import { newTally } from '../../../src/scraper/outcome/tally.ts'
import type { Outcome, Settled } from '../../../src/store/store.ts'

const NOTHING: Settled = { new: 0, updated: 0, unchanged: 0, rejected: 0, failed: 0 }
const outcome = (n: number): Outcome => ({ kind: 'rejected', url: `https://x.org/${n}`, why: 'no body' })

function settlerOn(settle: SettlerContext['store']['settle']) {
  const tally = newTally()
  const errors: unknown[] = []
  const settled: number[] = []
  const settler = createSettler({
    store: { settle },
    run: 'r',
    tally,
    onSettled: (outcomes) => settled.push(outcomes),
    onError: (error) => errors.push(error),
  })
  return { settler, tally, errors, settled }
}

describe('settler', () => {
  test('stores fifty at once, the rest at the end, in order', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const stored: string[] = []
    const { settler, tally, settled } = settlerOn(async (outcomes) => {
      stored.push(...outcomes.map(({ url }) => url))
      return { ...NOTHING, rejected: outcomes.length }
    })
    for (let n = 0; n < 120; n++) settler.add(outcome(n))
    await settler.close()
    assert.deepEqual(settled, [50, 50, 20])
    assert.deepEqual(
      stored,
      Array.from({ length: 120 }, (_, n) => outcome(n).url),
    )
    assert.equal(tally.counts.records.rejected, 120)
  })

  test('waits no longer than a second', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    let stored = 0
    const { settler } = settlerOn(async (outcomes) => {
      stored += outcomes.length
      return NOTHING
    })
    settler.add(outcome(1))
    t.mock.timers.tick(999)
    await Promise.resolve()
    assert.equal(stored, 0)
    t.mock.timers.tick(1)
    await settler.close()
    assert.equal(stored, 1)
  })

  test('says once that nothing can be stored, stores nothing after that, and rejects at the end', async () => {
    let calls = 0
    const { settler, errors } = settlerOn(async () => {
      calls++
      throw new Error('the disk is full')
    })
    for (let n = 0; n < 150; n++) settler.add(outcome(n))
    await assert.rejects(settler.close(), /disk is full/)
    assert.equal(calls, 1)
    assert.equal(errors.length, 1)
  })
})
