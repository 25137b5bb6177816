import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordHistory } from '../../../src/runs/history/history.ts'
import { pastRuns, rowsBefore } from '../../../src/runs/history/past-rows.ts'
import type { ScraperRow } from '../../../src/vocabulary/summary.ts'
import { row, summaryOf } from '../../report/example-summary.ts'
import { StandInFleet } from '../../fleet/stand-in-fleet.ts'

function withRuns(fleet: StandInFleet, runs: Record<string, ScraperRow[]>): void {
  for (const [run, rows] of Object.entries(runs)) recordHistory(fleet.stateDir, summaryOf(rows, run))
}

test('what a scraper was before is its last run that came to an end of its own, the last attempt of it', () => {
  using fleet = new StandInFleet()
  assert.equal(rowsBefore(fleet.stateDir, 'r9').size, 0)
  withRuns(fleet, {
    r1: [row('fiji/sun', 'failed', 'crash'), row('fiji/times', 'success')],
    r2: [row('fiji/sun', 'failed', 'host_down', { attempt: 9 })],
    r3: [row('fiji/sun', 'interrupted', 'stopped'), row('fiji/times', 'skipped', 'not_due')],
    r4: [row('fiji/sun', 'success')],
  })
  withRuns(fleet, { r2: [row('fiji/sun', 'warning', 'partial', { attempt: 10 })] })
  const status = (run: string): unknown[] =>
    [...rowsBefore(fleet.stateDir, run)].map(([id, last]) => [id, last.status, last.attempt])
  assert.deepEqual(status('r4'), [
    ['fiji/sun', 'warning', 10],
    ['fiji/times', 'success', 1],
  ])
  assert.deepEqual(status('r2'), [
    ['fiji/sun', 'failed', 1],
    ['fiji/times', 'success', 1],
  ])
  assert.deepEqual(status('r1'), [])
})

test('the newest runs, newest first, each scraper once with its last attempt', () => {
  using fleet = new StandInFleet()
  assert.deepEqual(pastRuns(fleet.stateDir, 5), [])
  withRuns(fleet, {
    r1: [row('fiji/sun', 'success')],
    r2: [
      row('fiji/sun', 'failed', 'crash'),
      row('fiji/times', 'success', null, { finished: '2026-11-21T12:05:00.000Z' }),
    ],
    r3: [row('fiji/sun', 'success')],
  })
  withRuns(fleet, { r2: [row('fiji/sun', 'success', null, { attempt: 2 })] })
  const runs = pastRuns(fleet.stateDir, 2)
  assert.deepEqual(
    runs.map(({ run, finished, scrapers }) => [run, finished, scrapers.map((one) => [one.source, one.attempt])]),
    [
      ['r3', '2026-11-21T12:00:41.500Z', [['sun', 1]]],
      [
        'r2',
        '2026-11-21T12:05:00.000Z',
        [
          ['sun', 2],
          ['times', 1],
        ],
      ],
    ],
  )
})
