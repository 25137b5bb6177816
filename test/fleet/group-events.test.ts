import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { attachRun } from '../../src/fleet/attach.ts'
import { openRunReader } from '../../src/runs/open-run-reader.ts'
import { runFleet } from '../../src/fleet/run/run.ts'
import type { FleetEvent } from '../../src/vocabulary/run/event.ts'
import { OrchestratorProcess } from './orchestrator-process.ts'
import { source, StandInFleet } from './stand-in-fleet.ts'

const shared = { hosts: ['news.example'] }

for (const [kind, member, exit_code] of [
  ['that all went well', 'c/ends_well_2', 0],
  ['one of which warned', 'c/warns', 0],
  ['one of which crashed', 'c/crashes', 1],
  ['one of which killed itself', 'c/kills_itself', 1],
] as const) {
  test(`the process of a group reports members ${kind} by its exit code`, async () => {
    using fleet = new StandInFleet()
    const sources = [source('a/ends_well', shared), source(member, shared), source('z/ends_well_9')]
    await runFleet(fleet.request(sources), fleet.options())
    const groups = fleet.events.filter((event) => event.type === 'group_started' || event.type === 'group_ended')
    assert.deepEqual(
      groups.map(({ type }) => type),
      ['group_started', 'group_ended'],
    )
    const [started, ended] = groups
    assert.ok(started?.type === 'group_started' && ended?.type === 'group_ended')
    assert.deepEqual([started.scrapers, started.start], [['a/ends_well', member], 1])
    assert.equal(typeof started.pid, 'number')
    assert.deepEqual([ended.pid, ended.exit_code, ended.signal], [started.pid, exit_code, null])
    assert.equal(ended.ended.failed, exit_code)
  })
}

test('every start is reported with its process, members of groups included', async () => {
  using fleet = new StandInFleet()
  const sources = [source('a/ends_well', shared), source('b/warns', shared), source('z/ends_well_9')]
  const outcome = await runFleet(fleet.request(sources), fleet.options())
  assert.equal(outcome.kind, 'finished')
  const starts = fleet.events.filter((event) => event.type === 'scraper_started')
  assert.equal(starts.length, 3)
  for (const { id, pid } of starts) {
    const row = outcome.summary.scrapers.find((one) => `${one.country}/${one.source}` === id)
    assert.ok(pid !== null && pid === row?.pid, `${id}: ${pid} and ${row?.pid}`)
  }
})

test('the runner that dies is reported, and the one that goes on', async () => {
  using fleet = new StandInFleet()
  const gate = join(fleet.folder, 'gate')
  process.env['REGATTA_TEST_GATE'] = gate
  const running = runFleet(fleet.request([source('a/ends_well', shared), source('b/fails', shared)]), fleet.options())
  const first = await fleet.until('group_started')
  await fleet.until('scraper_progress')
  process.kill(first.pid!, 'SIGKILL')
  await fleet.until('group_started', ({ start }) => start === 2)
  writeFileSync(gate, '')
  delete process.env['REGATTA_TEST_GATE']
  await running
  const groups = fleet.events.filter((event) => event.type === 'group_started' || event.type === 'group_ended')
  assert.deepEqual(
    groups.map((event) => (event.type === 'group_started' ? event.start : [event.signal, event.exit_code])),
    [1, ['SIGKILL', null], 2, [null, 1]],
  )
})

test('the header of a sequential run counts groups as its plan does', async () => {
  using fleet = new StandInFleet()
  const sources = [source('a/ends_well', shared), source('b/ends_well', shared), source('z/ends_well_9')]
  await runFleet(fleet.request(sources, { mode: 'sequential' }), fleet.options())
  const [begin] = fleet.events
  assert.ok(begin?.type === 'run_started')
  assert.deepEqual([begin.scrapers, begin.singles, begin.groups], [3, 1, 1])
})

for (const [what, second, ends] of [
  ['of which one member takes too long', 'b/ends_well', { success: 1, failed: 1 }],
  ['of which no member ends well', 'b/crashes', { success: 0, failed: 2 }],
] as const) {
  test(`who only watches sees a group ${what}`, async () => {
    using fleet = new StandInFleet()
    const sources = [source('a/runs_1', shared), source(second, shared), source('z/ends_well_9')]
    const running = runFleet(fleet.request(sources, { task: { timeout_ms: 3000 } }), fleet.options())
    const { pid } = await fleet.until('group_started')
    const [begin] = fleet.events
    assert.ok(begin?.type === 'run_started')
    await fleet.until('scraper_progress')
    const seen: FleetEvent[] = []
    const watched = await attachRun(begin.run, fleet.options({ emit: (event) => seen.push(event) }))
    await running
    assert.equal(watched.kind, 'finished')
    const groups = seen.filter((event) => event.type === 'group_started' || event.type === 'group_ended')
    assert.deepEqual(
      groups.map((event) => [event.type, event.pid]),
      [
        ['group_started', pid],
        ['group_ended', pid],
      ],
    )
    const at = (type: FleetEvent['type']): number => seen.findIndex((event) => event.type === type)
    assert.ok(
      at('group_started') < seen.findIndex((event) => event.type === 'scraper_started' && event.id === 'a/runs_1'),
    )
    const [, ended] = groups
    assert.ok(ended?.type === 'group_ended')
    assert.equal(ended.exit_code, null)
    assert.partialDeepStrictEqual(ended.ended, ends)
  })
}

/** What was said of groups and of these members, in order. */
function story(events: { type: string }[]): string[] {
  return (events as FleetEvent[]).flatMap((event) => {
    if (event.type === 'group_started' || event.type === 'group_ended') return [`${event.type} ${event.group}`]
    const isOfGroup = event.type === 'scraper_started' || event.type === 'scraper_ended'
    return isOfGroup && !event.id.startsWith('z/') ? [`${event.type} ${event.id}`] : []
  })
}

/** A run of a group that is soon through, and of a single that ends once it is let. */
function halfOver(fleet: StandInFleet): { running: ReturnType<typeof runFleet>; end: () => void } {
  const gate = join(fleet.folder, 'gate')
  process.env['REGATTA_TEST_GATE'] = gate
  const sources = [source('a/warns', shared), source('b/fails', shared), source('z/ends_well')]
  const running = runFleet(fleet.request(sources), fleet.options())
  const end = (): void => {
    writeFileSync(gate, '')
    delete process.env['REGATTA_TEST_GATE']
  }
  return { running, end }
}

test('who begins to watch in the middle sees a group that was through before', async () => {
  using fleet = new StandInFleet()
  const { running, end } = halfOver(fleet)
  const begin = await fleet.until('run_started')
  const ended = await fleet.until('group_ended')
  assert.ok(begin.type === 'run_started' && ended.type === 'group_ended')
  const seen: FleetEvent[] = []
  const emit = (event: FleetEvent): void => {
    seen.push(event)
    if (event.type === 'group_ended') end()
  }
  await Promise.all([attachRun(begin.run, fleet.options({ emit })), running])
  assert.deepEqual(story(seen), story(fleet.events))
  const told = seen.find((event) => event.type === 'group_ended')
  assert.deepEqual([told?.pid, told?.ended], [ended.pid, ended.ended])
})

test('a run that ends between two looks is reported to its end', async () => {
  using fleet = new StandInFleet()
  const { running, end } = halfOver(fleet)
  const begin = await fleet.until('run_started')
  assert.ok(begin.type === 'run_started')
  const runs = openRunReader(fleet.stateDir)
  let looks = 0
  const late: typeof runs = {
    ...runs,
    async summary(run) {
      if (++looks > 1) {
        end()
        await running
      }
      return runs.summary(run)
    },
  }
  const seen: FleetEvent[] = []
  await attachRun(begin.run, fleet.options({ emit: (event) => seen.push(event) }), late)
  assert.deepEqual(story(seen), story(fleet.events))
  assert.deepEqual(seen.at(-1)?.type, 'run_ended')
  assert.equal(seen.filter(({ type }) => type === 'scraper_ended').length, 3)
})

test('who takes a run over reports the group that was through before', async () => {
  using fleet = new StandInFleet()
  const ids = ['a/ends_well@news.example', 'b/fails@news.example', 'z/runs_1']
  const first = new OrchestratorProcess(fleet.folder, 'run', ids)
  await first.until('group_ended')
  first.kill('SIGKILL')
  await first.ended
  const second = new OrchestratorProcess(fleet.folder, 'attach')
  await second.until('group_ended')
  second.kill('SIGTERM')
  await second.ended
  assert.deepEqual(story(first.told), story(second.told))
})

test('a group that gets another attempt begins once more, and not before its process does', async () => {
  using fleet = new StandInFleet()
  const sources = [source('a/ends_well', shared), source('b/fails_at_first', shared), source('z/ends_well_9')]
  const running = runFleet(fleet.request(sources, { retries: 1, limits: { retry_delay_ms: 4000 } }), fleet.options())
  const begin = await fleet.until('run_started')
  await fleet.until('retrying')
  assert.ok(begin.type === 'run_started')
  const seen: FleetEvent[] = []
  await attachRun(begin.run, fleet.options({ emit: (event) => seen.push(event) }))
  await running
  assert.deepEqual(
    story(seen).filter((line) => line.startsWith('group')),
    ['group_started news.example', 'group_ended news.example'],
  )
})
