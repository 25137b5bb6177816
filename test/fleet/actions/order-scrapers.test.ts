import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { orderScrapers, type ScraperAction } from '../../../src/fleet/actions/order-scrapers.ts'
import { setSlots } from '../../../src/fleet/actions/set-slots.ts'
import { attachRun } from '../../../src/fleet/attach.ts'
import { exitCode } from '../../../src/fleet/run/summary/exit-code.ts'
import { runFleet, type RunOutcome } from '../../../src/fleet/run/run.ts'
import { newestRun } from '../../../src/runs/folder/run-order.ts'
import { readLiveSummary } from '../../../src/runs/folder/runs.ts'
import type { Summary } from '../../../src/vocabulary/run/summary.ts'
import { OrchestratorProcess } from '../orchestrator-process.ts'
import { source, StandInFleet } from '../stand-in-fleet.ts'

const shared = { hosts: ['news.example'] }

function order(fleet: StandInFleet, action: ScraperAction, ...ids: string[]): string[] {
  const place = { stateDir: fleet.stateDir, run: newestRun(fleet.stateDir)! }
  return orderScrapers(ids, action, place).map(({ outcome }) => outcome)
}

async function rowsOf(running: Promise<RunOutcome | { kind: string }>): Promise<string[]> {
  return rows(await summaryOf(running))
}

async function summaryOf(running: Promise<RunOutcome | { kind: string }>): Promise<Summary> {
  const outcome = await running
  assert.equal(outcome.kind, 'finished')
  return (outcome as Extract<RunOutcome, { kind: 'finished' }>).summary
}

function rows({ scrapers }: Summary): string[] {
  return scrapers.map(({ country, status, detail, pid }) =>
    [country, status, detail, pid === null ? 'never began' : ''].filter((word) => word !== '').join(' '),
  )
}

/** Ends what waits for the gate. */
function gate(fleet: StandInFleet): { env: () => void; open: () => void } {
  const file = join(fleet.folder, 'gate')
  process.env['REGATTA_TEST_GATE'] = file
  return { env: () => delete process.env['REGATTA_TEST_GATE'], open: () => writeFileSync(file, '') }
}

const stopped = 'stopped on request'

test('one scraper is stopped while the rest goes on, and the run ends by itself', async () => {
  using fleet = new StandInFleet()
  const { env, open } = gate(fleet)
  const running = runFleet(fleet.request(['a/runs', 'b/ends_well'].map((id) => source(id))), fleet.options())
  await fleet.until('scraper_progress', ({ id }) => id === 'a/runs')
  await fleet.until('scraper_progress', ({ id }) => id === 'b/ends_well')
  env()
  assert.deepEqual(order(fleet, 'stop', 'a/runs', 'x/none'), ['given', 'unknown'])
  await fleet.until('scraper_ended', ({ id }) => id === 'a/runs')
  assert.deepEqual(order(fleet, 'stop', 'a/runs'), ['over'])
  open()
  const summary = await summaryOf(running)
  assert.deepEqual(rows(summary), ['a interrupted', 'b success'])
  assert.equal(exitCode(summary, null), 1)
})

test('what waits for its turn never starts, and what does not listen is killed', async () => {
  using fleet = new StandInFleet()
  const sources = ['a/ignores_signals', 'b/ends_well', 'c/ends_well_2'].map((id) => source(id))
  const running = runFleet(fleet.request(sources, { maxParallel: 1, task: { grace_ms: 60_000 } }), fleet.options())
  await fleet.until('scraper_progress')
  assert.deepEqual(order(fleet, 'stop', 'b/ends_well'), ['given'])
  const { row } = await fleet.until('scraper_ended')
  assert.deepEqual([row.country, row.status, row.reason], ['b', 'skipped', 'stopped'])
  assert.deepEqual(order(fleet, 'stop', 'a/ignores_signals'), ['given'])
  assert.deepEqual(order(fleet, 'stop', 'a/ignores_signals'), ['unchanged'])
  assert.deepEqual(order(fleet, 'kill', 'a/ignores_signals'), ['given'])
  assert.deepEqual(await rowsOf(running), [`a interrupted ${stopped}`, `b skipped ${stopped} never began`, 'c success'])
})

test('in a group the member that runs is stopped, one behind it never starts, and the others run', async () => {
  using fleet = new StandInFleet()
  const sources = ['a/runs', 'b/ends_well', 'c/ends_well_2'].map((id) => source(id, shared))
  const running = runFleet(fleet.request(sources), fleet.options())
  await fleet.until('scraper_progress', ({ id }) => id === 'a/runs')
  assert.deepEqual(order(fleet, 'stop', 'a/runs', 'b/ends_well'), ['given', 'given'])
  assert.deepEqual(await rowsOf(running), ['a interrupted', `b skipped ${stopped} never began`, 'c success'])
})

test('a paused scraper keeps its process and gives its slot to others; paused before its start it waits', async () => {
  using fleet = new StandInFleet()
  const sources = ['a/runs', 'b/ends_well', 'c/ends_well_2'].map((id) => source(id))
  const running = runFleet(fleet.request(sources, { maxParallel: 1 }), fleet.options())
  await fleet.until('scraper_progress')
  assert.deepEqual(order(fleet, 'pause', 'c/ends_well_2', 'a/runs'), ['given', 'given'])
  assert.deepEqual(order(fleet, 'pause', 'a/runs'), ['unchanged'])
  await fleet.until('scraper_ended', ({ id }) => id === 'b/ends_well')
  const live = readLiveSummary(fleet.stateDir, newestRun(fleet.stateDir)!)!
  assert.deepEqual(
    live.scrapers.map(({ country, status, detail }) => `${country} ${status} ${detail}`),
    ['a running paused', 'b success ', 'c queued paused'],
  )
  assert.deepEqual(order(fleet, 'resume', 'c/ends_well_2', 'b/ends_well'), ['given', 'over'])
  await fleet.until('scraper_ended', ({ id }) => id === 'c/ends_well_2')
  assert.deepEqual(order(fleet, 'stop', 'a/runs'), ['given'])
  assert.deepEqual(order(fleet, 'resume', 'a/runs'), ['unchanged'])
  assert.deepEqual(await rowsOf(running), ['a interrupted', 'b success', 'c success'])
})

test('a run whose scrapers are all paused before their start waits for them, and ends when it is told to', async () => {
  using fleet = new StandInFleet()
  const sources = ['a/ends_well', 'b/ends_well_2'].map((id) => source(id))
  let first = true
  const running = runFleet(fleet.request(sources, { maxParallel: 1 }), {
    ...fleet.options(),
    // Both are paused before the first one could start.
    onOwnRun: () => first && (order(fleet, 'pause', 'a/ends_well', 'b/ends_well_2'), (first = false)),
  })
  await fleet.until('note', ({ message }) => message === 'Paused on request: a/ends_well, b/ends_well_2')
  fleet.control.request('SIGTERM')
  assert.deepEqual(await rowsOf(running), [
    'a skipped the run was stopped never began',
    'b skipped the run was stopped never began',
  ])
})

test('a member of a group that is paused before its turn runs last, once it is resumed', async () => {
  using fleet = new StandInFleet()
  const { env, open } = gate(fleet)
  const sources = ['a/ends_well', 'b/ends_well_2', 'c/ends_well_3'].map((id) => source(id, shared))
  const running = runFleet(fleet.request(sources), fleet.options())
  await fleet.until('scraper_progress', ({ id }) => id === 'a/ends_well')
  env()
  assert.deepEqual(order(fleet, 'pause', 'b/ends_well_2'), ['given'])
  open()
  await fleet.until('scraper_ended', ({ id }) => id === 'c/ends_well_3')
  assert.deepEqual(order(fleet, 'resume', 'b/ends_well_2'), ['given'])
  assert.deepEqual(await rowsOf(running), ['a success', 'b success', 'c success'])
  const started = fleet.events.flatMap((event) => (event.type === 'scraper_started' ? event.id[0]! : []))
  assert.deepEqual(started, ['a', 'c', 'b'])
})

test('more slots start what waits at once, and with fewer nothing that runs is ended', async () => {
  using fleet = new StandInFleet()
  const sources = ['a/runs', 'b/runs_2', 'c/runs_3', 'd/ends_well'].map((id) => source(id))
  const running = runFleet(fleet.request(sources, { maxParallel: 1 }), fleet.options())
  await fleet.until('scraper_progress')
  const place = { stateDir: fleet.stateDir, run: newestRun(fleet.stateDir)! }
  assert.deepEqual(setSlots(3, place), { ok: true, before: 1 })
  for (const one of ['b/runs_2', 'c/runs_3']) await fleet.until('scraper_progress', ({ id }) => id === one)
  assert.deepEqual(setSlots(1, { ...place, run: '20261121_115902_aaaa' }), { ok: false, why: 'unknown_run' })
  setSlots(2, place)
  await fleet.until('slots_changed', ({ slots, by }) => slots === 2 && by === 'user')
  order(fleet, 'stop', 'a/runs', 'b/runs_2', 'c/runs_3')
  assert.deepEqual(await rowsOf(running), ['a interrupted', 'b interrupted', 'c interrupted', 'd success'])
})

test('orders outlive the orchestrator: whoever takes the run over keeps to them', async () => {
  using fleet = new StandInFleet()
  const first = new OrchestratorProcess(fleet.folder, 'run', ['a/runs', 'b/runs_2', 'c/ends_well'], {
    REGATTA_TEST_SLOTS: '2',
  })
  await first.until('scraper_progress', 2)
  order(fleet, 'pause', 'c/ends_well')
  await first.until('note')
  first.kill('SIGKILL')
  await first.ended
  order(fleet, 'stop', 'a/runs')
  const taken = attachRun(newestRun(fleet.stateDir)!, fleet.options())
  await fleet.until('scraper_ended', ({ id }) => id === 'a/runs')
  assert.equal(
    fleet.events.some((event) => event.type === 'scraper_started' && event.id === 'c/ends_well'),
    false,
  )
  order(fleet, 'resume', 'c/ends_well')
  await fleet.until('scraper_ended', ({ id }) => id === 'c/ends_well')
  order(fleet, 'stop', 'b/runs_2')
  assert.deepEqual(await rowsOf(taken as Promise<RunOutcome>), ['a interrupted', 'b interrupted', 'c success'])
})

test('the time of a pause does not count against the time limit of a scraper', async () => {
  using fleet = new StandInFleet()
  const running = runFleet(
    fleet.request([source('a/runs'), source('b/runs_2')], { task: { timeout_ms: 3000 } }),
    fleet.options(),
  )
  await fleet.until('scraper_progress', ({ id }) => id === 'a/runs')
  order(fleet, 'pause', 'a/runs')
  const { row } = await fleet.until('scraper_ended')
  assert.deepEqual([row.country, row.reason], ['b', 'timeout'])
  order(fleet, 'resume', 'a/runs')
  const last = await fleet.until('scraper_ended', ({ id }) => id === 'a/runs')
  assert.equal(last.row.reason, 'timeout')
  const took_ms = Date.parse(last.row.finished!) - Date.parse(last.row.started!)
  assert.ok(took_ms > 3500, `${took_ms} ms`)
  await running
})
