import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderScrapers } from '../../../src/fleet/actions/order-scrapers.ts'
import { runFleet, type RunOutcome } from '../../../src/fleet/run/run.ts'
import { listRuns } from '../../../src/runs/folder/run-order.ts'
import { OrchestratorProcess } from '../orchestrator-process.ts'
import { source, StandInFleet } from '../stand-in-fleet.ts'

const rows = (outcome: RunOutcome): string[] =>
  outcome.kind === 'finished'
    ? outcome.summary.scrapers.map(({ country, status }) => `${country} ${status}`)
    : [outcome.kind]

test('two parts run side by side where they share no host, and neither takes over what the other runs', async () => {
  using fleet = new StandInFleet()
  const first = new OrchestratorProcess(fleet.folder, 'run', ['a/runs'], { REGATTA_TEST_PART: '1' })
  await first.until('scraper_progress')
  const other = fleet.request([source('b/ends_well')], { part: true })
  assert.deepEqual(rows(await runFleet(other, fleet.options())), ['b success'])
  assert.equal(
    fleet.events.some((event) => event.type === 'note'),
    false,
  )

  // A whole run does not go beside a part, nor a part beside the host of another.
  assert.deepEqual(rows(await runFleet(fleet.request([source('c/ends_well')]), fleet.options())), ['locked'])
  const same = fleet.request([source('d/ends_well', { hosts: ['a-runs.example'] })], { part: true })
  const refused = await runFleet(same, fleet.options())
  assert.deepEqual(refused.kind === 'locked' ? refused.shared?.host : refused.kind, 'a-runs.example')

  // It waits for it, if it is to.
  const waiting = runFleet(same, { ...fleet.options(), waitLock_ms: 60_000 })
  const run = listRuns(fleet.stateDir).at(-1)!
  orderScrapers(['a/runs'], 'stop', { stateDir: fleet.stateDir, run })
  assert.deepEqual(rows(await waiting), ['d success'])
  assert.equal(await first.ended, 1)
})

test('a run waits for the one that holds the state directory, and no longer than it is to', async () => {
  using fleet = new StandInFleet()
  const first = new OrchestratorProcess(fleet.folder, 'run', ['a/runs'])
  await first.until('scraper_progress')
  const request = fleet.request([source('b/ends_well')])
  assert.deepEqual(rows(await runFleet(request, { ...fleet.options(), waitLock_ms: 600 })), ['locked'])
  const waiting = runFleet(request, { ...fleet.options(), waitLock_ms: 60_000 })
  first.kill('SIGTERM')
  assert.deepEqual(rows(await waiting), ['b success'])
})

test('a run that is to end by a time stops what runs, starts nothing more, and is over by then', async () => {
  using fleet = new StandInFleet()
  const until = Date.now() + 6000
  const sources = ['a/runs', 'b/ends_well', 'c/ends_well_2'].map((id) => source(id))
  const request = fleet.request(sources, { maxParallel: 1, task: { grace_ms: 1000 }, limits: { until } })
  assert.deepEqual(rows(await runFleet(request, fleet.options())), ['a interrupted', 'b skipped', 'c skipped'])
  assert.ok(fleet.events.some((event) => event.type === 'note' && event.message.startsWith('The run is to end by ')))
})

test('over its limit of memory a run starts one scraper at a time', async () => {
  using fleet = new StandInFleet()
  const sources = ['a/ends_well', 'b/ends_well_2', 'c/ends_well_3'].map((id) => source(id))
  assert.deepEqual(rows(await runFleet(fleet.request(sources, { limits: { max_total_rss_mb: 1 } }), fleet.options())), [
    'a success',
    'b success',
    'c success',
  ])
  const order = fleet.events.flatMap((event) =>
    event.type === 'scraper_started' || event.type === 'scraper_ended' ? event.type.slice(8) : [],
  )
  assert.deepEqual(order, ['started', 'ended', 'started', 'ended', 'started', 'ended'])
})
