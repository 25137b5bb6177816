import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findMarked, RUN_MARKER } from '../../../src/processes/kill.ts'
import { listRuns } from '../../../src/runs/folder/run-order.ts'
import { readLiveSummary, readSummary } from '../../../src/runs/folder/runs.ts'
import { OrchestratorProcess } from '../orchestrator-process.ts'
import { StandInFleet } from '../stand-in-fleet.ts'

type Told = { id: string; what: string; pid: number }

function eventsOf(file: string): Told[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Told)
}

test('kill -9 of the orchestrator, then attach: nothing runs twice, nothing is skipped, one summary', async () => {
  using fleet = new StandInFleet()
  const events = join(fleet.folder, 'events')
  const gate = join(fleet.folder, 'gate')
  const env = { REGATTA_TEST_EVENTS: events, REGATTA_TEST_GATE: gate, REGATTA_TEST_SLOTS: '2' }
  const ids = ['a/ends_well_1', 'b/ends_well_2@g', 'c/ends_well_3@g', 'd/ends_well_4', 'e/ends_well_5']
  const first = new OrchestratorProcess(fleet.folder, 'run', ids, env)
  await first.until('scraper_started', 2)
  first.kill('SIGKILL')
  await first.ended
  const [run] = listRuns(fleet.stateDir)
  const live = readLiveSummary(fleet.stateDir, run!)!
  assert.equal(live.finished, null)
  assert.ok(live.totals.running >= 1, 'status sees what still runs')

  const second = new OrchestratorProcess(fleet.folder, 'attach', [], env)
  await second.until('run_started')
  writeFileSync(gate, '')
  assert.equal(await second.ended, 0)
  const summary = readSummary(fleet.stateDir, run!)!
  assert.equal(summary.totals.success, 5)
  const ended = eventsOf(events).filter((event) => event.what === 'worked')
  assert.deepEqual(
    ended.map((event) => event.id).sort(),
    ids.map((id) => id.replace(/@.*/, '')),
  )
  assert.deepEqual(findMarked(RUN_MARKER, new Set([run!])), [])
})

test('kill -9 of the orchestrator, then a new run: what lives is adopted, its host never has two owners', async () => {
  using fleet = new StandInFleet()
  const events = join(fleet.folder, 'events')
  const gate = join(fleet.folder, 'gate')
  const env = { REGATTA_TEST_EVENTS: events, REGATTA_TEST_GATE: gate }
  const first = new OrchestratorProcess(
    fleet.folder,
    'run',
    ['a/ends_well_1', 'b/ends_well_2@g', 'c/ends_well_3@g'],
    env,
  )
  await first.until('scraper_started', 2)
  first.kill('SIGKILL')
  await first.ended

  // d shares the host g with the group that still runs.
  const second = new OrchestratorProcess(
    fleet.folder,
    'run',
    ['a/ends_well_1', 'b/ends_well_2@g', 'c/ends_well_3@g', 'd/ends_well_4@g'],
    env,
  )
  await second.until('run_started')
  writeFileSync(gate, '')
  assert.equal(await second.ended, 0)
  const [newer, older] = listRuns(fleet.stateDir)
  assert.equal(readSummary(fleet.stateDir, newer!)!.totals.success, 4)
  assert.equal(readSummary(fleet.stateDir, older!)!.totals.success, 3, 'the older run has a summary too')
  const told = eventsOf(events).filter((event) => event.what === 'worked')
  assert.deepEqual(told.map((event) => event.id).sort(), [
    'a/ends_well_1',
    'b/ends_well_2',
    'c/ends_well_3',
    'd/ends_well_4',
  ])
  assert.equal(told.at(-1)!.id, 'd/ends_well_4', 'd waited for the owner of its host')
})

test('a group runner that is killed is started again and goes on where it was', async () => {
  using fleet = new StandInFleet()
  const events = join(fleet.folder, 'events')
  const gate = join(fleet.folder, 'gate')
  const env = { REGATTA_TEST_EVENTS: events, REGATTA_TEST_GATE: gate }
  const orchestrator = new OrchestratorProcess(fleet.folder, 'run', ['b/ends_well_2@g', 'c/ends_well_3@g'], env)
  await orchestrator.until('scraper_progress')
  const [run] = listRuns(fleet.stateDir)
  const runner = JSON.parse(readFileSync(join(fleet.stateDir, 'runs', run!, 'units', '0', 'state.json'), 'utf8'))
  process.kill(runner.process.pid, 'SIGKILL')
  writeFileSync(gate, '')
  assert.equal(await orchestrator.ended, 0)
  assert.equal(readSummary(fleet.stateDir, run!)!.totals.success, 2)
  assert.equal(eventsOf(events).filter((event) => event.what === 'worked').length, 2, 'each member ran once')
})

test('everything is killed at once: attach reports what was lost and runs the rest', async () => {
  using fleet = new StandInFleet()
  const env = { REGATTA_TEST_SLOTS: '1' }
  const first = new OrchestratorProcess(fleet.folder, 'run', ['a/runs', 'b/warns'], env)
  await first.until('scraper_progress')
  const [run] = listRuns(fleet.stateDir)
  first.kill('SIGKILL')
  for (const pid of findMarked(RUN_MARKER, new Set([run!]))) process.kill(pid, 'SIGKILL')
  await first.ended
  const second = new OrchestratorProcess(fleet.folder, 'attach', [], env)
  assert.equal(await second.ended, 1)
  const rows = readSummary(fleet.stateDir, run!)!.scrapers
  assert.deepEqual(
    rows.map((row) => [row.country, row.status, row.reason]),
    [
      ['a', 'failed', 'lost'],
      ['b', 'warning', 'partial'],
    ],
  )
})
