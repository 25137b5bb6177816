import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { giveAnother } from '../../src/fleet/run/attempts/another-attempt.ts'
import { attachRun } from '../../src/fleet/attach.ts'
import { exitCode } from '../../src/fleet/run/summary/exit-code.ts'
import { prepareRun, runFleet } from '../../src/fleet/run/run.ts'
import type { RunOutcome } from '../../src/fleet/run/run.ts'
import { readPlan } from '../../src/runs/folder/runs.ts'
import { writeJson } from '../../src/runs/folder/files/json-file.ts'
import type { Member } from '../../src/runs/folder/run-plan.ts'
import type { Summary } from '../../src/vocabulary/run/summary.ts'
import { source, StandInFleet } from './stand-in-fleet.ts'

function finished(outcome: RunOutcome | { kind: string }): Summary {
  assert.equal(outcome.kind, 'finished')
  return (outcome as Extract<RunOutcome, { kind: 'finished' }>).summary
}

const rows = ({ scrapers }: Summary): string[] =>
  scrapers.map(({ country, source: name, status, reason, attempt }) =>
    [`${country}/${name}`, status, reason ?? '', attempt].join(' ').replace('  ', ' '),
  )

test('failed scrapers are tried again at the end of the run, and only they', async () => {
  using fleet = new StandInFleet()
  const sources = [source('a/ends_well'), source('b/fails_at_first'), source('c/fails'), source('d/crashes')]
  const summary = finished(await runFleet(fleet.request(sources, { retries: 2 }), fleet.options()))
  assert.deepEqual(rows(summary), [
    'a/ends_well success 1',
    'b/fails_at_first success 2',
    'c/fails failed no_entries 3',
    'd/crashes failed crash 3',
  ])
  const rounds = fleet.events.filter((event) => event.type === 'retrying')
  assert.deepEqual(
    rounds.map(({ scrapers }) => scrapers.map(({ id, attempt, reason }) => `${id} ${attempt} ${reason}`)),
    [
      ['b/fails_at_first 2 host_down', 'c/fails 2 no_entries', 'd/crashes 2 crash'],
      ['c/fails 3 no_entries', 'd/crashes 3 crash'],
    ],
  )
  assert.equal(summary.totals.scrapers, 4)
  assert.equal(exitCode(summary, null), 1)
  assert.equal(new Set(summary.scrapers.map((row) => row.log)).size, 4)
  // Each of nine attempts stored two records.
  const minutes = (Date.parse(summary.finished) - Date.parse(summary.started)) / 60_000
  assert.equal(Math.round(summary.statistics!.records_per_minute * minutes), 18)
})

test('where another attempt cannot be written down it is left, and the run ends as it would', async () => {
  using fleet = new StandInFleet()
  const request = fleet.request([source('a/fails'), source('b/ends_well')], { retries: 1 })
  const { emit, ...options } = fleet.options()
  const summary = finished(
    await runFleet(request, {
      ...options,
      emit: (event) => {
        emit(event)
        // In the place of the folder.
        if (event.type !== 'run_started') return
        writeFileSync(join(fleet.stateDir, 'runs', event.run, 'scrapers', 'a', 'fails', '2'), '')
      },
    }),
  )
  assert.deepEqual(rows(summary), ['a/fails failed no_entries 1', 'b/ends_well success 1'])
  const notes = fleet.events.filter((event) => event.type === 'note').map(({ message }) => message)
  assert.equal(notes.length, 1)
  assert.match(notes[0]!, /^no further attempts: E[A-Z]+:/)
})

test('a group whose process cannot be started has one reason for all members, and stops nobody else', async () => {
  using fleet = new StandInFleet()
  const members = ['a', 'b'].map((country) => source(`${country}/ends_well`, { group: 'paper' }))
  const { emit, ...options } = fleet.options()
  const summary = finished(
    await runFleet(fleet.request([...members, source('c/ends_well_2')]), {
      ...options,
      emit: (event) => {
        emit(event)
        if (event.type === 'run_started') writeFileSync(join(fleet.stateDir, 'runs', event.run, 'units'), '')
      },
    }),
  )
  assert.deepEqual(rows(summary), [
    'a/ends_well failed spawn_error 1',
    'b/ends_well failed spawn_error 1',
    'c/ends_well_2 success 1',
  ])
  assert.match(summary.scrapers[0]!.detail, /units/)
  assert.equal(fleet.events.filter((event) => event.type === 'group_started').length, 1, 'one try')
})

test('of a group only the members that failed are tried again, one after the other', async () => {
  using fleet = new StandInFleet()
  const members = ['a', 'b', 'c'].map((country) =>
    source(`${country}/${country === 'b' ? 'fails_at_first' : 'ends_well'}`, { group: 'paper' }),
  )
  const summary = finished(await runFleet(fleet.request(members, { retries: 1 }), fleet.options()))
  assert.deepEqual(rows(summary), ['a/ends_well success 1', 'b/fails_at_first success 2', 'c/ends_well success 1'])
  const starts = fleet.events.filter((event) => event.type === 'scraper_started')
  assert.deepEqual(
    starts.map(({ id, attempt }) => `${id} ${attempt}`),
    ['a/ends_well 1', 'b/fails_at_first 1', 'c/ends_well 1', 'b/fails_at_first 2'],
  )
})

test('a run that is stopped before another attempt reports how the last one failed', async () => {
  using fleet = new StandInFleet()
  const request = fleet.request([source('a/fails_at_first'), source('b/fails')], {
    retries: 1,
    limits: { retry_delay_ms: 3_600_000 },
  })
  const running = runFleet(request, fleet.options())
  await fleet.until('retrying')
  fleet.control.request('SIGTERM')
  const stopped = finished(await running)
  assert.deepEqual(rows(stopped), ['a/fails_at_first failed host_down 1', 'b/fails failed no_entries 1'])
  assert.equal(exitCode(stopped, null), 1)
  const { signal, cut } = fleet.control
  assert.equal(exitCode(stopped, signal, cut), 143, 'the signal kept it from another attempt')
})

test('a run that was only planned keeps its attempts and limits for whoever carries it out', async () => {
  using fleet = new StandInFleet()
  const prepared = await prepareRun(fleet.request([source('a/fails_at_first')], { retries: 1 }))
  assert.equal(prepared.kind, 'prepared')
  const summary = finished(await attachRun((prepared as { run: string }).run, fleet.options()))
  assert.deepEqual(rows(summary), ['a/fails_at_first success 2'])
})

test('the wait before another attempt doubles, and stands in the plan for whoever takes the run over', async () => {
  using fleet = new StandInFleet()
  const outcome = await prepareRun(
    fleet.request([source('a/ends_well')], { retries: 3, limits: { retry_delay_ms: 500 } }),
  )
  assert.ok(outcome.kind === 'prepared')
  const plan = readPlan(fleet.stateDir, outcome.run)!
  const members = (): ReadonlySet<Member> => new Set(plan.units.flatMap((unit) => unit.members))
  const delays = [1, 2, 3].map(() => giveAnother(plan, fleet.stateDir, members(), 0).delay_ms)
  assert.deepEqual(delays, [500, 1000, 2000])
  assert.equal(readPlan(fleet.stateDir, outcome.run)?.not_before, 2000)

  const not_before = Date.now() + 700
  writeJson(join(fleet.stateDir, 'runs', outcome.run, 'plan.json'), { ...plan, not_before })
  const summary = finished(await attachRun(outcome.run, fleet.options()))
  assert.deepEqual(rows(summary), ['a/ends_well success 4'])
  assert.ok(Date.parse(summary.scrapers[0]!.started!) >= not_before)
})

test('after --max-failures nothing more starts, what runs goes on', async () => {
  using fleet = new StandInFleet()
  const sources = ['a/fails', 'b/crashes', 'c/ends_well', 'd/ends_well'].map((id, index) =>
    source(id, { priority: -index }),
  )
  const request = fleet.request(sources, { maxParallel: 1, limits: { max_failures: 2 } })
  const summary = finished(await runFleet(request, fleet.options()))
  assert.deepEqual(rows(summary), [
    'a/fails failed no_entries 1',
    'b/crashes failed crash 1',
    'c/ends_well skipped max_failures 1',
    'd/ends_well skipped max_failures 1',
  ])
  assert.match(summary.scrapers[2]!.detail, /not started, since 2 scrapers had failed/)
  assert.equal(exitCode(summary, null), 1)
})

test('a group that is under way starts no further member after --max-failures', async () => {
  using fleet = new StandInFleet()
  const gate = join(fleet.folder, 'gate')
  const fails = join(fleet.folder, 'fails')
  Object.assign(process.env, { REGATTA_TEST_GATE: gate, REGATTA_TEST_FAILS: fails })
  const group = ['a/ends_well', 'b/ends_well'].map((id) => source(id, { group: 'paper' }))
  const request = fleet.request([...group, source('z/fails_when_told')], { limits: { max_failures: 1 } })
  const running = runFleet(request, fleet.options())
  await fleet.until('scraper_started', ({ id }) => id === 'a/ends_well')
  writeFileSync(fails, '')
  await fleet.until('halted')
  writeFileSync(gate, '')
  delete process.env.REGATTA_TEST_GATE
  const summary = finished(await running)
  assert.deepEqual(rows(summary), [
    'a/ends_well success 1',
    'b/ends_well skipped max_failures 1',
    'z/fails_when_told failed no_entries 1',
  ])
})

for (const begun of [true, false]) {
  const when = begun ? 'one of which has begun' : 'none of which has begun'
  test(`a group of members ${when} whose runner dies after --max-failures says what became of each`, async () => {
    using fleet = new StandInFleet()
    const gate = join(fleet.folder, 'gate')
    const fails = join(fleet.folder, 'fails')
    Object.assign(process.env, { REGATTA_TEST_GATE: gate, REGATTA_TEST_FAILS: fails })
    const group = ['a/ends_well', 'b/ends_well', 'c/ends_well'].map((id) => source(id, { group: 'paper', priority: 1 }))
    const running = runFleet(
      fleet.request([...group, source('z/fails_when_told')], { limits: { max_failures: 1 } }),
      fleet.options(),
    )
    const { pid } = await fleet.until('group_started')
    if (begun) await fleet.until('scraper_progress', ({ id }) => id === 'a/ends_well')
    writeFileSync(fails, '')
    await fleet.until('halted')
    process.kill(pid!, 'SIGKILL')
    await fleet.until('group_started', ({ start }) => start === 2)
    writeFileSync(gate, '')
    delete process.env.REGATTA_TEST_GATE
    const found = rows(finished(await running))
    if (begun) assert.equal(found[0], 'a/ends_well success 1')
    assert.deepEqual(found.slice(1), [
      'b/ends_well skipped max_failures 1',
      'c/ends_well skipped max_failures 1',
      'z/fails_when_told failed no_entries 1',
    ])
  })
}

test('--fail-fast stops at the first failure what runs, and says so', async () => {
  using fleet = new StandInFleet()
  const sources = [source('a/runs'), source('b/fails'), source('c/ends_well', { priority: -1 })]
  const request = fleet.request(sources, { maxParallel: 2, limits: { max_failures: 1, fail_fast: true } })
  const summary = finished(await runFleet(request, fleet.options()))
  assert.deepEqual(rows(summary), [
    'a/runs interrupted stopped 1',
    'b/fails failed no_entries 1',
    'c/ends_well skipped max_failures 1',
  ])
})

test('what failed and then was not tried again for --max-failures is reported as failed', async () => {
  using fleet = new StandInFleet()
  const request = fleet.request([source('q/fails1', { priority: 1 }), source('r/fails2')], {
    maxParallel: 1,
    retries: 1,
    limits: { max_failures: 1 },
  })
  const summary = finished(await runFleet(request, fleet.options()))
  assert.deepEqual(rows(summary), ['q/fails1 failed no_entries 2', 'r/fails2 failed no_entries 1'])
})

test('with attempts left a failure is none yet', async () => {
  using fleet = new StandInFleet()
  const request = fleet.request([source('a/fails_at_first'), source('b/ends_well', { priority: -1 })], {
    maxParallel: 1,
    retries: 1,
    limits: { max_failures: 1 },
  })
  const summary = finished(await runFleet(request, fleet.options()))
  assert.deepEqual(rows(summary), ['a/fails_at_first success 2', 'b/ends_well success 1'])
})

/** A machine with room for so many scrapers, whatever runs. */
const roomFor = (scrapers: () => number): { cores: () => number; available: () => number; pressure: () => number } => ({
  cores: () => 2,
  available: () => (200 + 150 * scrapers()) * 1024 * 1024,
  pressure: () => 0,
})

test('when memory gets short fewer start, nothing dies, and more start when it is there again', async () => {
  using fleet = new StandInFleet()
  const gate = join(fleet.folder, 'gate')
  process.env.REGATTA_TEST_GATE = gate
  let room = 0
  const machine = roomFor(() => room)
  const sources = ['a', 'b', 'c', 'd'].map((country) => source(`${country}/ends_well_${country.charCodeAt(0)}`))
  const running = runFleet(fleet.request(sources, { limits: { auto_slots: true } }), fleet.options({ machine }))
  const short = await fleet.until('slots_changed')
  assert.deepEqual([short.slots, short.most], [1, 16])
  assert.equal(fleet.events.filter((event) => event.type === 'scraper_started').length, 1)
  room = 100
  const again = await fleet.until('slots_changed', ({ slots, most }) => slots === most)
  assert.equal(again.most, 16)
  writeFileSync(gate, '')
  delete process.env.REGATTA_TEST_GATE
  const summary = finished(await running)
  assert.equal(summary.totals.success, 4)
})
