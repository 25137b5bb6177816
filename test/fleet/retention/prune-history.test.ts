import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import {
  expectedDurations,
  lastGoodStarts,
  lastRows,
  queryHistory,
  recordHistory,
} from '../../../src/runs/history/history.ts'
import { pruneHistory } from '../../../src/fleet/retention/prune-history.ts'
import { row, summaryOf } from '../../report/example-summary.ts'

/** A history with a run an hour: `statuses` of one scraper, oldest first. */
function history(statuses: string): { folder: string; runs: () => string } & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'prune-history-'))
  for (const [hour, letter] of statuses.split('').entries()) {
    const started = new Date(Date.UTC(2026, 10, 1, hour)).toISOString()
    const finished = new Date(Date.UTC(2026, 10, 1, hour, 10)).toISOString()
    const status = ({ s: 'success', w: 'warning', f: 'failed', k: 'skipped' } as const)[letter]!
    const reason = status === 'skipped' ? 'not_due' : status === 'failed' ? 'crash' : null
    const times = status === 'skipped' ? { started: null, finished: null } : { started, finished }
    const one = row('fiji/sun', status, reason, times)
    recordHistory(folder, { ...summaryOf([one], `r${String(hour).padStart(3, '0')}`), started, finished })
  }
  return {
    folder,
    runs: () =>
      queryHistory(folder, 'SELECT run FROM ended ORDER BY run')
        .map(({ run }) => Number(String(run).slice(1)))
        .join(' '),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

test('of each scraper the newest rows stay, with the last five that ended and the last good one', () => {
  for (const [statuses, limits, left] of [
    ['ssssssssss', { rows: 7 }, '3 4 5 6 7 8 9'],
    ['ssssssssss', { rows: 1 }, '5 6 7 8 9'],
    ['ssffffffff', { rows: 1 }, '1 5 6 7 8 9'],
    ['sfffffkkkkkkk', { rows: 1 }, '0 1 2 3 4 5 8 9 10 11 12'],
    ['ssssssssss', { before: Date.UTC(2026, 10, 1, 3) }, '3 4 5 6 7 8 9'],
    ['ssssssssss', { before: Date.UTC(2026, 11, 1) }, '5 6 7 8 9'],
    ['ssssssssss', {}, '0 1 2 3 4 5 6 7 8 9'],
  ] as const) {
    using one = history(statuses)
    const before = [lastRows(one.folder), expectedDurations(one.folder), lastGoodStarts(one.folder)]
    const all = { rows: null, before: -Infinity, ...limits }
    const preview = pruneHistory(one.folder, all, { dryRun: true })
    const { rows } = pruneHistory(one.folder, all, { dryRun: false })
    assert.equal(one.runs(), left, `${statuses} ${JSON.stringify(limits)}`)
    assert.deepEqual([preview.rows, rows], [statuses.length - left.split(' ').length, preview.rows])
    assert.deepEqual([lastRows(one.folder), expectedDurations(one.folder), lastGoodStarts(one.folder)], before)
  }
})

test('the file shrinks once much of it is empty, and a preview leaves it as it was', () => {
  using one = history('s'.repeat(400))
  const path = join(one.folder, 'history.db')
  const before = readFileSync(path)
  pruneHistory(one.folder, { rows: 10, before: -Infinity }, { dryRun: true })
  assert.deepEqual(readFileSync(path), before)
  const { bytes } = pruneHistory(one.folder, { rows: 10, before: -Infinity }, { dryRun: false })
  assert.ok(bytes > 0)
  assert.equal(statSync(path).size, before.length - bytes)
})

test('without a history there is nothing to do, and none is made', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prune-history-'))
  assert.deepEqual(pruneHistory(folder, { rows: 1, before: 0 }, { dryRun: false }), { rows: 0, bytes: 0 })
  assert.equal(existsSync(join(folder, 'history.db')), false)
  rmSync(folder, { recursive: true })
})
