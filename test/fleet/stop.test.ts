import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMarked, RUN_MARKER } from '../../src/processes/kill.ts'
import { newestRun } from '../../src/runs/folder/run-order.ts'
import { readSummary } from '../../src/runs/folder/runs.ts'
import type { Summary } from '../../src/vocabulary/run/summary.ts'
import { OrchestratorProcess } from './orchestrator-process.ts'
import { StandInFleet } from './stand-in-fleet.ts'

function summaryOf(fleet: StandInFleet): Summary {
  const summary = readSummary(fleet.stateDir, newestRun(fleet.stateDir)!)
  assert.ok(summary !== null, 'no summary was written')
  return summary
}

function nothingIsLeft(summary: Summary): void {
  assert.deepEqual(findMarked(RUN_MARKER, new Set([summary.run])), [], 'processes are left')
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`${signal} once: running scrapers stop politely, queued ones are skipped, exit code ${code}`, async () => {
    using fleet = new StandInFleet()
    const ids = ['fiji/runs_1', 'tonga/runs_4', 'fiji/runs_2', 'fiji/runs_3']
    const orchestrator = new OrchestratorProcess(fleet.folder, 'run', ids, { REGATTA_TEST_SLOTS: '2' })
    await orchestrator.until('scraper_progress', 2)
    orchestrator.kill(signal)
    assert.equal(await orchestrator.ended, code)
    const summary = summaryOf(fleet)
    assert.deepEqual(summary.totals, {
      scrapers: 4,
      success: 0,
      warning: 0,
      failed: 0,
      interrupted: 2,
      skipped: 2,
    })
    for (const row of summary.scrapers) assert.equal(row.reason, 'stopped')
    nothingIsLeft(summary)
  })
}

test('the second signal kills what does not listen, and the summary still has everyone', async () => {
  using fleet = new StandInFleet()
  const ids = ['a/ignores_signals_1', 'b/ignores_signals_2@g', 'c/ignores_signals_3@g', 'd/forks_away', 'e/ends_well']
  const orchestrator = new OrchestratorProcess(fleet.folder, 'run', ids)
  await orchestrator.until('scraper_ended', 2)
  await orchestrator.until('scraper_started', 4)
  orchestrator.kill('SIGINT')
  await orchestrator.until('stopping')
  orchestrator.kill('SIGINT')
  assert.equal(await orchestrator.ended, 130)
  const summary = summaryOf(fleet)
  const statuses = Object.fromEntries(summary.scrapers.map((row) => [row.country, row.status]))
  assert.deepEqual(statuses, { a: 'interrupted', b: 'interrupted', c: 'skipped', d: 'success', e: 'success' })
  nothingIsLeft(summary)
})

test('what ignores a polite stop is killed at the deadline', async () => {
  using fleet = new StandInFleet()
  const orchestrator = new OrchestratorProcess(fleet.folder, 'run', ['a/ignores_signals', 'b/runs'])
  await orchestrator.until('scraper_progress', 2)
  orchestrator.kill('SIGTERM')
  assert.equal(await orchestrator.ended, 143)
  const summary = summaryOf(fleet)
  assert.equal(summary.totals.interrupted, 2)
  assert.equal(summary.scrapers[0]!.signal, 'SIGKILL')
  nothingIsLeft(summary)
})

test('a second orchestrator learns who holds the state directory', async () => {
  using fleet = new StandInFleet()
  const first = new OrchestratorProcess(fleet.folder, 'run', ['a/runs'])
  await first.until('scraper_progress')
  const second = new OrchestratorProcess(fleet.folder, 'run', ['b/ends_well'])
  assert.equal(await second.ended, 75)
  first.kill('SIGTERM')
  assert.equal(await first.ended, 143)
  const third = new OrchestratorProcess(fleet.folder, 'run', ['b/ends_well'])
  assert.equal(await third.ended, 0)
})
