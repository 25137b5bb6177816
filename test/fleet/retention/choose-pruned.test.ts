import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choosePruned } from '../../../src/fleet/retention/choose-pruned.ts'
import type { Item } from '../../../src/fleet/retention/choose-pruned.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 21)

/** Runs a day apart, the newest from yesterday; `a` is the newest. */
function items(sizes: Record<string, number>, needed = ''): (Item & { asked: { times: number } })[] {
  return Object.entries(sizes).map(([path, size], rank) => {
    const asked = { times: 0 }
    const ask = (): number => (asked.times++, size)
    return { path, rank, time: NOW - (rank + 1) * DAY, needed: needed.includes(path), size: ask, asked }
  })
}

test('what goes is beyond the count, the age or the room, and never needed', () => {
  const sizes = { a: 10, b: 20, c: 30, d: 5, e: 5 }
  for (const [limits, needed, gone] of [
    [{ runs: 2 }, '', 'cde'],
    [{ runs: 2 }, 'd', 'ce'],
    [{ age_ms: 3 * DAY }, '', 'de'],
    [{ age_ms: 3 * DAY }, 'abcde', ''],
    [{ bytes: 70 }, '', ''],
    [{ bytes: 69 }, '', 'e'],
    // What is older than the first that does not fit goes, too, although it would.
    [{ bytes: 45 }, '', 'cde'],
    // What is needed takes its room first.
    [{ bytes: 45 }, 'c', 'bde'],
    [{ bytes: 1 }, 'c', 'abde'],
    [{ runs: 4, bytes: 45 }, '', 'cde'],
    [{ runs: 1, age_ms: 9 * DAY }, '', 'bcde'],
    [{}, '', ''],
  ] as const) {
    const { remove } = choosePruned(items(sizes, needed), { runs: null, age_ms: null, bytes: null, ...limits }, NOW)
    assert.equal(remove.map(({ path }) => path).join(''), gone, JSON.stringify([limits, needed]))
  }
})

test('the history goes from where the room ended', () => {
  const none = { runs: null, age_ms: null, bytes: null }
  assert.equal(choosePruned(items({ a: 10, b: 10, c: 10 }), { ...none, bytes: 15 }, NOW).roomFrom, NOW - 2 * DAY)
  assert.equal(choosePruned(items({ a: 10, b: 10, c: 10 }), { ...none, bytes: 99 }, NOW).roomFrom, -Infinity)
  assert.equal(choosePruned(items({ a: 10, b: 10, c: 10 }), { ...none, runs: 1 }, NOW).roomFrom, -Infinity)
})

test('sizes are looked up only as far as the room goes', () => {
  const all = items({ a: 10, b: 10, c: 10, d: 10 })
  choosePruned(all, { runs: null, age_ms: null, bytes: 15 }, NOW)
  assert.deepEqual(
    all.map(({ asked }) => asked.times),
    [1, 1, 0, 0],
  )
})
