import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFleet } from '../../src/fleet/run/run.ts'
import { listRuns } from '../../src/runs/folder/run-order.ts'
import { readSummary } from '../../src/runs/folder/runs.ts'
import { OrchestratorProcess } from './orchestrator-process.ts'
import { source, StandInFleet } from './stand-in-fleet.ts'

/** Longer than a process takes to start on a busy machine. */
const SILENCE_MS = 3000
const shared = { hosts: ['news.example'] }

for (const [how, hang] of [
  ['spins in its own code', 'b/spins'],
  ['lives and says nothing', 'b/hangs'],
] as const) {
  test(`a member that ${how} is ended as stalled, and the members behind it run`, async () => {
    using fleet = new StandInFleet()
    const sources = ['a/ends_well_1', hang, 'c/ends_well_2', 'd/warns'].map((id) => source(id, shared))
    const request = fleet.request([...sources, source('z/ends_well_9')], {
      task: { silence_ms: SILENCE_MS, grace_ms: 100 },
    })
    const outcome = await runFleet(request, fleet.options())
    assert.equal(outcome.kind, 'finished')
    assert.deepEqual(
      outcome.summary.scrapers.map(({ country, status, reason }) => [country, status, reason]),
      [
        ['a', 'success', null],
        ['b', 'failed', 'stalled'],
        ['c', 'success', null],
        ['d', 'warning', 'partial'],
        ['z', 'success', null],
      ],
    )
    assert.equal(outcome.summary.scrapers[1]?.detail, 'no sign of life for 3 s: it hangs in its own code')
  })
}

test('a member that is frozen, even before it says anything, is killed', async () => {
  using fleet = new StandInFleet()
  const request = fleet.request(
    ['a/runs', 'b/ends_well_1'].map((id) => source(id, shared)),
    { task: { silence_ms: SILENCE_MS, grace_ms: 100 } },
  )
  const running = runFleet(request, fleet.options())
  const { pid } = await fleet.until('scraper_started')
  process.kill(pid!, 'SIGSTOP')
  const outcome = await running
  assert.equal(outcome.kind, 'finished')
  assert.deepEqual(
    outcome.summary.scrapers.map(({ status, reason, signal }) => [status, reason, signal]),
    [
      ['failed', 'stalled', 'SIGKILL'],
      ['success', null, null],
    ],
  )
})

const IDS = ['a/ends_well_1@g', 'b/ends_well_2@g', 'c/ends_well_3@g']

/** A group whose first member waits at a gate; its runner is frozen. */
async function frozenRunner(fleet: StandInFleet): Promise<{
  orchestrator: OrchestratorProcess
  env: Record<string, string>
  openGate: () => void
}> {
  const env = {
    REGATTA_TEST_EVENTS: join(fleet.folder, 'events'),
    REGATTA_TEST_GATE: join(fleet.folder, 'gate'),
    // The gate is opened at once: what waits there says nothing meanwhile.
    REGATTA_TEST_SILENCE: '4000',
  }
  const orchestrator = new OrchestratorProcess(fleet.folder, 'run', IDS, env)
  await orchestrator.until('scraper_progress')
  const folder = join(fleet.stateDir, 'runs', listRuns(fleet.stateDir)[0]!)
  const runner = JSON.parse(readFileSync(join(folder, 'units', '0', 'state.json'), 'utf8')) as {
    process: { pid: number }
  }
  process.kill(runner.process.pid, 'SIGSTOP')
  return { orchestrator, env, openGate: () => writeFileSync(env.REGATTA_TEST_GATE, '') }
}

function assertEachRanOnce(fleet: StandInFleet): void {
  const [run] = listRuns(fleet.stateDir)
  assert.equal(readSummary(fleet.stateDir, run!)!.totals.success, 3)
  const events = readFileSync(join(fleet.folder, 'events'), 'utf8').trimEnd().split('\n')
  const worked = events
    .map((line) => JSON.parse(line) as { id: string; what: string })
    .filter((e) => e.what === 'worked')
  assert.deepEqual(
    worked.map(({ id }) => `${id}@g`),
    IDS,
  )
}

test('a runner that is frozen is replaced, and each member runs once', async () => {
  using fleet = new StandInFleet()
  const { orchestrator, openGate } = await frozenRunner(fleet)
  openGate()
  assert.equal(await orchestrator.ended, 0)
  const starts = orchestrator.told.flatMap((event) => (event.type === 'group_started' ? [event.start] : []))
  assert.deepEqual(starts, [1, 2])
  assertEachRanOnce(fleet)
})

test('so is one that was frozen when its run was taken over', async () => {
  using fleet = new StandInFleet()
  const { orchestrator, env, openGate } = await frozenRunner(fleet)
  orchestrator.kill('SIGKILL')
  await orchestrator.ended
  const second = new OrchestratorProcess(fleet.folder, 'attach', [], env)
  await second.until('run_started')
  openGate()
  assert.equal(await second.ended, 0)
  assertEachRanOnce(fleet)
})
