import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeBound } from '../../../src/store/export/time-bound.ts'

const TABLE: [string, string | null][] = [
  ['2026-03-04', '2026-03-04T00:00:00.000Z'],
  ['2026-03-04T05:06', '2026-03-04T05:06:00.000Z'],
  ['2026-03-04T05:06:07Z', '2026-03-04T05:06:07.000Z'],
  ['2026-03-04T05:06:07.123456Z', '2026-03-04T05:06:07.123Z'],
  ['2026-03-04T05:06:07+11:00', '2026-03-03T18:06:07.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2026-02-30', null],
  ['2026-13-01', null],
  ['2026-03-04T25:00Z', null],
  ['04/03/2026', null],
  ['2026', null],
  ['yesterday', null],
  ['', null],
]

for (const [text, expected] of TABLE) {
  test(`'${text}' as the start of a period and as its end`, () => {
    assert.equal(timeBound(text, 'first'), expected)
    const isDay = expected !== null && text.length === 10
    assert.equal(timeBound(text, 'last'), isDay ? `${text}T23:59:59.999Z` : expected)
  })
}
