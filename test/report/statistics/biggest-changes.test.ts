import assert from 'node:assert/strict'
import { test } from 'node:test'
import { biggestChanges } from '../../../src/report/statistics/biggest-changes.ts'
import type { EndStatus } from '../../../src/vocabulary/run/reason.ts'
import { row } from '../example-summary.ts'

const runsOf = (...rows: [id: string, status: EndStatus, found: number][][]): Parameters<typeof biggestChanges>[0] =>
  rows.map((ended, i) => ({
    run: `r${i}`,
    finished: '2026-11-21T12:00:00.000Z',
    scrapers: ended.map(([id, status, found]) =>
      row(id, status, null, { records: { found, new: 0, updated: 0, unchanged: 0, rejected: 0 } }),
    ),
  }))

test('the last run is compared with the median of those before, by ratio', () => {
  const runs = runsOf(
    [
      ['fiji/sun', 'success', 10],
      ['fiji/post', 'success', 800],
      ['tonga/news', 'success', 105],
    ],
    [
      ['fiji/sun', 'success', 90],
      ['fiji/post', 'success', 400],
      ['tonga/news', 'success', 100],
    ],
    [
      ['fiji/sun', 'success', 110],
      ['fiji/post', 'success', 400],
      ['tonga/news', 'success', 100],
    ],
  )
  assert.deepEqual(biggestChanges(runs), [
    { country: 'fiji', source: 'sun', found: 10, usual: 100 },
    { country: 'fiji', source: 'post', found: 800, usual: 400 },
  ])
})

test('a run that was stopped says nothing, and neither does a first one', () => {
  assert.deepEqual(
    biggestChanges(
      runsOf(
        [
          ['fiji/sun', 'interrupted', 1],
          ['tonga/new', 'success', 9],
        ],
        [['fiji/sun', 'success', 50]],
      ),
    ),
    [],
  )
})
