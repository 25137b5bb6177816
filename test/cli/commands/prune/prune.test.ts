import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { listRuns } from '../../../../src/runs/folder/run-order.ts'
import { takeLock } from '../../../../src/runs/folder/owner/lock.ts'
import { demoFolder } from '../../demo-folder.ts'

const SCRAPER = 'solomon_islands/sibc'
const { folder, regatta } = demoFolder({ calm: true, latency: { min: 0, max: 5 } })
const state = join(folder, '.regatta')

function counts(): { runs: number; logs: number } {
  return { runs: listRuns(state).length, logs: readdirSync(join(folder, 'logs', SCRAPER)).length }
}

test('what is wrong is said, and nothing is made for it', () => {
  for (const [words, message] of [
    [['prune'], /prune needs to know what to keep: --keep-runs, --keep-age or --keep-size/],
    [['prune', '--keep-runs', '0'], /--keep-runs must be a whole number above 0: found "0"/],
    [['prune', '--keep-age', 'long'], /--keep-age must be a time such as 12h or 90d: found "long"/],
    [['prune', '--keep-size', '-1'], /--keep-size must be a size such as 500mb or 2gb: found "-1"/],
    [['prune', '--keep-age', '90d', '--state-dir', 'nowhere'], /there is no folder .*nowhere: see --state-dir/],
  ] as const) {
    const { status, stderr } = regatta(...words)
    assert.match(stderr, message)
    assert.equal(status, 2)
  }
  assert.equal(existsSync(join(folder, 'nowhere')), false)
})

test('run-all --keep-runs prunes when it is over, also in the background; prune says what went; records stay', () => {
  for (let n = 0; n < 3; n++) assert.equal(regatta('run-all', SCRAPER, '--max-articles', '2').status, 0)
  assert.deepEqual(counts(), { runs: 3, logs: 3 })

  const preview = regatta('prune', '--keep-runs', '1', '--dry-run')
  assert.match(preview.stdout, /^(run \d{8}_\d{6}_[0-9a-f]{4}\n){2}Would remove 2 runs, 2 logs and 0 rows/)
  assert.deepEqual(counts(), { runs: 3, logs: 3 })

  const kept = regatta('run-all', SCRAPER, '--max-articles', '2', '--keep-runs', '3', '--keep-age', '90d')
  assert.match(kept.stderr, /^Removed 1 run, 1 log and 0 rows of the history: /m)
  assert.match(kept.stdout, /Total: 1 \| Success: 1/)
  assert.deepEqual(counts(), { runs: 3, logs: 3 })

  const detached = regatta('run-all', SCRAPER, '--max-articles', '2', '--detach', '--keep-runs', '2')
  assert.equal(regatta('wait', detached.stdout.trim()).status, 0)
  // The summary comes first; the orchestrator still removes what is too old.
  while (listRuns(state).length > 2);
  let held = takeLock(state)
  while (!held.ok) held = takeLock(state)
  assert.equal(listRuns(state)[0], detached.stdout.trim())

  assert.equal(regatta('prune', '--keep-runs', '1').status, 75)
  held.lock.release()

  const { status, stdout } = regatta('prune', '--keep-runs', '1', '--json')
  assert.equal(status, 0)
  const told = JSON.parse(stdout) as { dry_run: boolean; runs: string[]; logs: string[]; kept: object; failed: [] }
  assert.deepEqual([told.dry_run, told.runs.length, told.failed], [false, 1, []])
  assert.deepEqual(told.kept, { runs: 1, logs: 1 })
  assert.deepEqual(counts(), { runs: 1, logs: 1 })
  assert.ok(existsSync(join(folder, 'data', `${SCRAPER}.db`)))
  assert.equal(regatta('prune', '--keep-runs', '1').stdout, 'There is nothing to remove. 1 run and 1 log stay.\n')
  assert.match(regatta('status').stdout, /sibc/)
})
