import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OFFLINE, type LookUpName } from '../../../src/fleet/run/offline.ts'
import { runFleet } from '../../../src/fleet/run/run.ts'
import type { Summary } from '../../../src/vocabulary/run/summary.ts'
import { source, StandInFleet } from '../stand-in-fleet.ts'

const COUNTRIES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']

/** On a machine that resolves these names only. */
async function run(fleet: StandInFleet, sources: ReturnType<typeof source>[], names: string[] = []): Promise<Summary> {
  const resolve: LookUpName = async (name) => {
    if (!names.includes(name)) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' })
  }
  const outcome = await runFleet(fleet.request(sources, { maxParallel: 2 }), fleet.options({ resolve }))
  assert.ok(outcome.kind === 'finished')
  return outcome.summary
}

function warnings(fleet: StandInFleet): string[] {
  return fleet.events.flatMap((event) =>
    event.type === 'note' && event.message.includes(OFFLINE) ? [event.message] : [],
  )
}

test('when no host can be resolved this is said once, and nothing more is started', async () => {
  using fleet = new StandInFleet()
  const { scrapers, totals } = await run(
    fleet,
    COUNTRIES.map((country) => source(`${country}/cannot_resolve`, { group: country })),
  )
  assert.equal(totals.failed, COUNTRIES.length)
  assert.deepEqual(new Set(scrapers.map(({ reason }) => reason)), new Set(['offline']))
  const started = scrapers.filter(({ started: at }) => at !== null)
  assert.ok(started.length >= 2 && started.length < COUNTRIES.length, `${started.length} were started`)
  assert.deepEqual(warnings(fleet), [`${OFFLINE}; nothing more is started`])
  const rest = scrapers.find(({ started: at }) => at === null)
  assert.equal(rest?.detail, 'not started, since this machine seems to be offline')
})

test('members of a group that have not begun are not started either', async () => {
  using fleet = new StandInFleet()
  const members = COUNTRIES.map((country) => source(`${country}/cannot_resolve`, { group: 'paper' }))
  const singles = ['x', 'y', 'z'].map((country) => source(`${country}/cannot_resolve`, { group: country, priority: 1 }))
  const { scrapers } = await run(fleet, [...members, ...singles])
  assert.deepEqual(new Set(scrapers.map(({ reason }) => reason)), new Set(['offline']))
  assert.equal(warnings(fleet).length, 1)
})

test('a host that waits and can be resolved shows that it is the sites', async () => {
  using fleet = new StandInFleet()
  const sources = COUNTRIES.map((country) => source(`${country}/cannot_resolve`, { group: country }))
  sources.push(source('z/ends_well', { hosts: ['localhost:8080'], priority: -1 }))
  const { scrapers } = await run(fleet, sources, ['localhost'])
  assert.equal(scrapers.filter(({ started }) => started === null).length, 0)
  assert.deepEqual(new Set(scrapers.map(({ reason }) => reason)), new Set(['host_down', null]))
  assert.deepEqual(warnings(fleet), [])
})

test('a scraper that reached its site ends the doubt', async () => {
  using fleet = new StandInFleet()
  const sources = COUNTRIES.map((country, i) =>
    source(`${country}/${i === 0 ? 'warns' : 'cannot_resolve'}`, { group: country }),
  )
  const { scrapers } = await run(fleet, sources)
  assert.equal(scrapers.filter(({ reason }) => reason === 'host_down').length, COUNTRIES.length - 1)
})

for (const [what, count] of [
  ['as many as run at once', 2],
  ['many', COUNTRIES.length],
] as const) {
  test(`${what} dead names on a machine that resolves others are the trouble of their sites`, async () => {
    using fleet = new StandInFleet()
    const sources = COUNTRIES.slice(0, count).map((country) => source(`${country}/cannot_resolve`, { group: country }))
    const { scrapers } = await run(fleet, sources, ['a.root-servers.net'])
    assert.deepEqual(new Set(scrapers.map(({ reason }) => reason)), new Set(['host_down']))
    assert.equal(scrapers.filter(({ started }) => started === null).length, 0)
    assert.deepEqual(warnings(fleet), [])
  })
}

test('two names that cannot be resolved at all, and nothing else, are a machine without a network', async () => {
  using fleet = new StandInFleet()
  const { scrapers } = await run(fleet, [source('a/cannot_resolve'), source('b/cannot_resolve')])
  assert.deepEqual(
    scrapers.map(({ reason }) => reason),
    ['offline', 'offline'],
  )
  assert.deepEqual(warnings(fleet), [OFFLINE])
})

test('one name that cannot be resolved is its site, and no other name is looked up', async () => {
  using fleet = new StandInFleet()
  const looked: string[] = []
  const resolve: LookUpName = async (name) => Promise.reject(new Error(String(looked.push(name))))
  const outcome = await runFleet(fleet.request([source('a/cannot_resolve')]), fleet.options({ resolve }))
  assert.ok(outcome.kind === 'finished')
  assert.deepEqual([outcome.summary.scrapers[0]?.reason, looked], ['host_down', []])
})
