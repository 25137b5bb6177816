import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Attempt } from '../../../src/runs/folder/attempt.ts'
import { identify } from '../../../src/runs/folder/owner/process-identity.ts'
import { attemptRow } from '../../../src/runs/folder/row.ts'
import type { Exit, Result, ScraperState } from '../../../src/runs/folder/task.ts'
import { noCounts } from '../../../src/vocabulary/run/counts.ts'

const member = {
  country: 'fiji',
  source: 'sun',
  name: 'The Sun',
  group: null,
  hosts: [],
  folder: '/nowhere',
  attempt: 1,
  more_attempts: 0,
  window: null,
  expected_ms: null,
}
const launch = { started: '2026-01-01T00:00:00.000Z', log: '/logs/x.log' }
const living: ScraperState = {
  process: identify(process.pid)!,
  started: launch.started,
  updated: '2026-01-01T00:00:05.000Z',
  progress: {
    ...noCounts(),
    phase: 'listing',
    listing_pages: 1,
    pending: 0,
    waiting: '',
    rss_mb: 50,
    cpu_ms: 100,
  },
}
const dead: ScraperState = { ...living, process: { ...living.process, start_time: '1' } }
const success: Result = {
  status: 'success',
  reason: null,
  detail: '',
  counts: { ...noCounts(), pages: { fetched: 7, from_cache: 0, failed: 0 } },
  started: launch.started,
  finished: '2026-01-01T00:00:09.000Z',
  peak_rss_mb: 60,
  cpu_ms: 200,
  stats: {},
}
const exit: Exit = {
  started: launch.started,
  finished: '2026-01-01T00:00:10.000Z',
  pid: 1,
  exit_code: 0,
  signal: null,
  cause: 'exited',
  detail: '',
}
const nothing: Attempt = { launch: null, state: null, result: null, exit: null }

const cases: [string, Partial<Attempt>, boolean, string, string | null][] = [
  ['nothing was written', {}, false, 'queued', null],
  ['launched, not a word yet', { launch }, false, 'running', null],
  ['running', { launch, state: living }, false, 'running', null],
  ['its result is there, its exit is still to come', { launch, state: living, result: success }, true, 'running', null],
  ['its process has just gone, its parent is about to say how', { launch, state: dead }, true, 'running', null],
  ['its process is gone and nobody will say how', { launch, state: dead }, false, 'failed', 'lost'],
  ['result and exit', { launch, state: dead, result: success, exit }, true, 'success', null],
  ['result, and a parent that did not see the exit', { launch, state: dead, result: success }, false, 'success', null],
  [
    'result of one that was adopted: no exit code to be had',
    { launch, state: dead, result: success, exit: { ...exit, exit_code: null } },
    false,
    'success',
    null,
  ],
  [
    'a result that says all is well, then a bad exit',
    { launch, result: success, exit: { ...exit, exit_code: 7 } },
    false,
    'failed',
    'crash',
  ],
  [
    'timeout goes before its result',
    { launch, result: success, exit: { ...exit, cause: 'timeout' } },
    false,
    'failed',
    'timeout',
  ],
  ['exit 0 without a result', { launch, state: dead, exit }, false, 'failed', 'lost'],
  ['exit 1 without a result', { launch, state: dead, exit: { ...exit, exit_code: 1 } }, false, 'failed', 'crash'],
  [
    'killed by somebody',
    { launch, state: dead, exit: { ...exit, exit_code: null, signal: 'SIGKILL' } },
    false,
    'failed',
    'killed',
  ],
  [
    'stopped while it ran',
    { launch, state: dead, exit: { ...exit, cause: 'stopped' } },
    false,
    'interrupted',
    'stopped',
  ],
  ['stopped before its turn', { exit: { ...exit, cause: 'stopped' } }, false, 'skipped', 'stopped'],
  ['could not be started', { launch, exit: { ...exit, cause: 'spawn_error' } }, false, 'failed', 'spawn_error'],
]

describe('a row is judged from what is written down', () => {
  for (const [name, attempt, watched, status, reason] of cases) {
    it(name, () => {
      const row = attemptRow(member, { ...nothing, ...attempt }, watched)
      assert.deepEqual([row.status, row.reason], [status, reason])
    })
  }

  it('has the counts of the result, else of the last state, and no times when it never started', () => {
    assert.equal(attemptRow(member, { ...nothing, launch, result: success, exit }, true).pages.fetched, 7)
    assert.equal(attemptRow(member, { ...nothing, launch, state: dead }, false).peak_rss_mb, 50)
    const skipped = attemptRow(member, { ...nothing, exit: { ...exit, cause: 'stopped' } }, false)
    assert.deepEqual([skipped.started, skipped.finished, skipped.pid, skipped.log], [null, null, null, null])
  })
})
