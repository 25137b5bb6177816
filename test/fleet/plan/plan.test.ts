import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { loadFleet } from '../../../src/config/files/load.ts'
import { groupSources } from '../../../src/fleet/plan/group.ts'
import { planReport } from '../../../src/fleet/plan/plan-report.ts'
import { planFleet } from '../../../src/fleet/plan/plan.ts'
import { source } from '../stand-in-fleet.ts'

const shared = fileURLToPath(new URL('../../../../shared/data/pacific-configs', import.meta.url))
const none = new Map<string, number>()

function names(sources: ReturnType<typeof source>[], history = none, maxParallel = 2): string[] {
  return planFleet(sources, { groupBy: 'source', maxParallel, history }).units.map((unit) => unit.name)
}

test('a source in several countries is a group; the rest are singles', () => {
  const { singles, groups } = groupSources([source('fiji/rnz'), source('tonga/rnz'), source('fiji/sun')], 'source')
  assert.deepEqual(
    singles.map(({ source: name }) => name),
    ['sun'],
  )
  assert.deepEqual(
    groups.map((group) => [group.name, group.reason, group.members.map(({ country }) => country)]),
    [['rnz', 'same source', ['fiji', 'tonga']]],
  )
})

test('sources that share a host are one group, also through a third one', () => {
  const { groups } = groupSources(
    [
      source('a/one', { hosts: ['x.example', 'api.example'] }),
      source('b/two', { hosts: ['api.example', 'y.example'] }),
      source('c/three', { hosts: ['y.example'] }),
      source('d/four', { hosts: ['z.example'] }),
    ],
    'source',
  )
  assert.deepEqual(
    groups.map((group) => [group.name, group.reason, group.members.length]),
    [['api.example', 'same host', 3]],
  )
})

test('grouping by host alone leaves countries of one source with hosts of their own apart', () => {
  const sources = [source('a/one', { hosts: ['a.example'] }), source('b/one', { hosts: ['b.example'] })]
  assert.equal(groupSources(sources, 'host').groups.length, 0)
  assert.equal(groupSources(sources, 'source').groups.length, 1)
})

test('a group runs by priority, then by country', () => {
  const { groups } = groupSources(
    [source('tonga/rnz'), source('fiji/rnz'), source('samoa/rnz', { priority: 5 })],
    'source',
  )
  assert.deepEqual(
    groups[0]!.members.map(({ country }) => country),
    ['samoa', 'fiji', 'tonga'],
  )
})

test('a configured group joins what has neither source nor host in common', () => {
  const { groups } = groupSources([source('a/one', { group: 'g' }), source('b/two', { group: 'g' })], 'source')
  assert.deepEqual([groups[0]!.name, groups[0]!.reason], ['g', 'configured'])
})

test('the longest expected starts first; without history the largest group', () => {
  const sources = [source('a/quick'), source('b/slow'), source('c/rnz'), source('d/rnz')]
  assert.deepEqual(names(sources), ['rnz', 'a/quick', 'b/slow'])
  const history = new Map([
    ['a/quick', 1000],
    ['b/slow', 60_000],
    ['c/rnz', 5000],
    ['d/rnz', 6000],
  ])
  assert.deepEqual(names(sources, history), ['b/slow', 'rnz', 'a/quick'])
})

test('priority goes before length, and a scraper without history is taken for a long one', () => {
  const history = new Map([
    ['a/one', 1000],
    ['b/two', 2000],
    ['c/three', 9000],
  ])
  const sources = [source('a/one', { priority: 1 }), source('b/two'), source('c/three'), source('d/new')]
  assert.deepEqual(names(sources, history), ['a/one', 'c/three', 'd/new', 'b/two'])
})

test('the priority of a group is the highest of its members', () => {
  const sources = [
    source('a/urgent', { group: 'mixed', priority: 5 }),
    source('b/someday', { group: 'mixed', priority: -5 }),
    source('c/soon', { priority: 2 }),
    source('d/later'),
    source('e/quiet'),
  ]
  assert.deepEqual(names(sources), ['mixed', 'c/soon', 'd/later', 'e/quiet'])
  const calmer = sources.map((one) => (one.priority === 5 ? { ...one, priority: 1 } : one))
  assert.deepEqual(names(calmer), ['c/soon', 'mixed', 'd/later', 'e/quiet'])
})

test('the order does not hang on the order of the files', () => {
  const sources = ['b/x', 'a/y', 'c/rnz', 'a/rnz', 'a/x', 'b/q'].map((id) => source(id))
  assert.deepEqual(names(sources), names(sources.toReversed()))
})

test('the plan says what bounds the time', () => {
  const history = new Map([
    ['a/one', 90_000],
    ['b/two', 10_000],
  ])
  const sources = [source('a/one'), source('b/two')]
  const wide = planFleet(sources, { groupBy: 'source', maxParallel: 2, history })
  assert.equal(wide.expected_ms, 90_000)
  assert.equal(wide.bounded_by, 'a/one (01:30); more slots would not help')
  const narrow = planFleet(sources, { groupBy: 'source', maxParallel: 1, history })
  assert.equal(narrow.expected_ms, 100_000)
  assert.match(narrow.bounded_by, /^1 slots; the longest unit, a\/one, takes 01:30$/)
  assert.equal(planFleet(sources, { groupBy: 'source', maxParallel: 1, history: none }).bounded_by, 'no history yet')
})

test('the real fleet falls into 37 singles and the groups abc_au (15) and rnz (13)', async (t) => {
  if (!existsSync(shared)) return t.skip('the folder with the real configs is not here')
  const { sources, invalid } = await loadFleet(shared, [], join(shared, '..'))
  assert.deepEqual(invalid, [])
  const plan = planFleet(sources, { groupBy: 'source', maxParallel: 8, history: none })
  const report = planReport(plan, { invalid: [], notDue: [] }, 8)
  assert.equal(report.singles.length, 37)
  assert.deepEqual(
    report.groups.map((group) => [group.name, group.reason, group.members.length]),
    [
      ['abc_au', 'same source', 15],
      ['rnz', 'same source', 13],
    ],
  )
  const byHost = planFleet(sources, { groupBy: 'host', maxParallel: 8, history: none })
  assert.deepEqual(
    byHost.units.filter((unit) => unit.kind === 'group').map((unit) => unit.members.length),
    [15, 13],
  )
})

test('after a run that was cut short its unserved scrapers go first, below priority and above length', () => {
  const sources = [source('a/long'), source('b/short'), source('c/first', { priority: 1 })]
  const history = new Map([
    ['a/long', 90_000],
    ['b/short', 1000],
    ['c/first', 10],
  ])
  const order = (unserved: ReadonlySet<string>): string[] =>
    planFleet(sources, { groupBy: 'source', maxParallel: 1, history, unserved }).units.map((unit) => unit.name)
  assert.deepEqual(order(new Set()), ['c/first', 'a/long', 'b/short'])
  assert.deepEqual(order(new Set(['b/short'])), ['c/first', 'b/short', 'a/long'])
})
