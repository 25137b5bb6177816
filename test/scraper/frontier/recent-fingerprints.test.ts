import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RecentFingerprints } from '../../../src/scraper/frontier/recent-fingerprints.ts'

test('what was seen lately is known, what comes again and again stays known, the rest is forgotten', () => {
  const seen = new RecentFingerprints(100)
  const add = (from: number, to: number): boolean[] => {
    return Array.from({ length: to - from }, (_, i) => seen.add(`text ${from + i}`))
  }
  assert.ok(add(0, 100).every(Boolean))
  assert.ok(!add(0, 100).some(Boolean), 'a generation later')
  for (let round = 1; round < 20; round++) {
    assert.ok(add(round * 100, round * 100 + 50).every(Boolean))
    assert.equal(seen.add('text 0'), false, `after ${round * 50} others`)
  }
  assert.equal(seen.add('text 1'), true)
})
