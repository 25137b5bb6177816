import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFolder } from '../../../src/runs/folder/layout.ts'
import { takeLock } from '../../../src/runs/folder/owner/lock.ts'
import { listRuns, newestRun, unfinishedRuns } from '../../../src/runs/folder/run-order.ts'
import { scratchFolder } from '../../store/scratch.ts'

const NOW = Date.parse('2026-11-30T12:00:00Z')

/** Names are local times of any zone; what a run says of its start is an instant. */
function writeRuns(stateDir: string, runs: Record<string, string>): void {
  for (const [run, created] of Object.entries(runs)) {
    mkdirSync(runFolder(stateDir, run), { recursive: true })
    writeFileSync(
      join(runFolder(stateDir, run), 'plan.json'),
      `${JSON.stringify({ run, created, mode: 'parallel' })}\n`,
    )
  }
}

for (const [what, runs, order] of [
  [
    'the hour that comes twice',
    { '20261025_024000_1f27': '2026-10-25T00:40:00.498Z', '20261025_021000_32d3': '2026-10-25T01:10:00.813Z' },
    ['20261025_021000_32d3', '20261025_024000_1f27'],
  ],
  [
    'three zones in one day',
    {
      '20261130_151254_3b38': '2026-11-30T02:12:54.000Z',
      '20261129_181257_096f': '2026-11-30T02:12:57.000Z',
      '20261130_021300_aaaa': '2026-11-30T02:13:00.000Z',
    },
    ['20261130_021300_aaaa', '20261129_181257_096f', '20261130_151254_3b38'],
  ],
  [
    'a clock that was three days ahead, then an hour',
    {
      '20261203_120000_0001': '2026-12-03T12:00:00.000Z',
      '20261130_115000_0002': '2026-11-30T11:50:00.000Z',
      '20261130_130000_0003': '2026-11-30T13:00:00.000Z',
    },
    ['20261130_115000_0002', '20261203_120000_0001', '20261130_130000_0003'],
  ],
] as const) {
  test(`the newest run is the one that began last: ${what}`, (t) => {
    const stateDir = scratchFolder(t)
    writeRuns(stateDir, runs)
    assert.deepEqual(listRuns(stateDir, NOW), order)
  })
}

test('the run that is going on comes first, whatever the others say of their times, until it is over', (t) => {
  const stateDir = scratchFolder(t)
  const [GOING, LATER] = ['20201130_115000_0002', '20261130_110000_0001']
  writeRuns(stateDir, { [LATER]: '2026-11-30T02:00:00.000Z', [GOING]: '2020-11-30T11:00:00.000Z' })
  assert.equal(newestRun(stateDir), LATER)
  const taken = takeLock(stateDir)
  assert.ok(taken.ok)
  taken.lock.note(GOING)
  assert.deepEqual(listRuns(stateDir), [GOING, LATER])
  writeFileSync(join(runFolder(stateDir, GOING), 'summary.json'), '{"run":"x"}\n')
  assert.equal(newestRun(stateDir), LATER)
  taken.lock.release()
})

test('a run whose summary is cut short or empty is not over, and will be brought to its end', (t) => {
  const stateDir = scratchFolder(t)
  const [WHOLE, TORN, EMPTY, ZEROS] = [1, 2, 3, 4].map((n) => `20261130_11000${n}_000${n}`)
  const made = [WHOLE, TORN, EMPTY, ZEROS].map((run) => [run, '2026-11-30T02:00:00.000Z'])
  writeRuns(stateDir, Object.fromEntries(made) as Record<string, string>)
  const texts = { [WHOLE!]: '{"run":"x"}\n', [TORN!]: '{"run":"x","scrap', [EMPTY!]: '', [ZEROS!]: '\0'.repeat(4096) }
  for (const [run, text] of Object.entries(texts)) writeFileSync(join(runFolder(stateDir, run), 'summary.json'), text)
  assert.deepEqual(unfinishedRuns(stateDir), [ZEROS, EMPTY, TORN])
})
