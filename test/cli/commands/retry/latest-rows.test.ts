import assert from 'node:assert/strict'
import { test } from 'node:test'
import { latestRows } from '../../../../src/cli/commands/retry/latest-rows.ts'
import type { ScraperRow } from '../../../../src/vocabulary/run/summary.ts'
import { row, summary } from '../../../view/simulated-run.ts'

type Ending = [source: string, status: ScraperRow['status']]

/** Runs, newest first; null is one that left no summary. */
const ROWS: [what: string, runs: (Ending[] | null)[], run: string, later: number, rows: Ending[]][] = [
  [
    'a fleet alone',
    [
      [
        ['a', 'failed'],
        ['b', 'success'],
      ],
    ],
    '0',
    0,
    [
      ['a', 'failed'],
      ['b', 'success'],
    ],
  ],
  [
    'another scraper since',
    [
      [['c', 'success']],
      [
        ['a', 'failed'],
        ['b', 'success'],
      ],
    ],
    '1',
    1,
    [
      ['c', 'success'],
      ['a', 'failed'],
      ['b', 'success'],
    ],
  ],
  [
    'the failed one mended since',
    [
      [['a', 'success']],
      [
        ['a', 'failed'],
        ['b', 'failed'],
      ],
    ],
    '1',
    1,
    [
      ['a', 'success'],
      ['b', 'failed'],
    ],
  ],
  [
    'broken, then mended, since',
    [
      [['b', 'success']],
      [['b', 'failed']],
      [
        ['a', 'failed'],
        ['b', 'success'],
      ],
    ],
    '2',
    2,
    [
      ['b', 'success'],
      ['a', 'failed'],
    ],
  ],
  [
    'a run without a summary between',
    [
      [['b', 'failed']],
      null,
      [
        ['a', 'failed'],
        ['b', 'success'],
      ],
    ],
    '2',
    1,
    [
      ['b', 'failed'],
      ['a', 'failed'],
    ],
  ],
  [
    'an older fleet does not count',
    [
      [
        ['a', 'success'],
        ['b', 'success'],
      ],
      [
        ['c', 'failed'],
        ['d', 'failed'],
      ],
    ],
    '0',
    0,
    [
      ['a', 'success'],
      ['b', 'success'],
    ],
  ],
  ['single runs only', [[['a', 'success']], [['b', 'failed']]], '0', 0, [['a', 'success']]],
]

for (const [what, runs, run, later, rows] of ROWS) {
  test(what, async () => {
    const found = await latestRows('0', {
      runs: async () => runs.map((_, i) => String(i)),
      summary: async (id) => {
        const ended = runs[Number(id)] ?? null
        return ended === null ? null : summary(ended.map(([source, status]) => ({ ...row({}), source, status })))
      },
    })
    assert.deepEqual([found.run, found.later], [run, later])
    assert.deepEqual(
      found.rows.map(({ source, status }) => [source, status]),
      rows,
    )
  })
}
