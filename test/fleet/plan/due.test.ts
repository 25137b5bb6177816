import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitDue, whyNotDue } from '../../../src/fleet/plan/due.ts'
import { whyClosed } from '../../../src/vocabulary/time/window.ts'
import { exitCode } from '../../../src/fleet/run/summary/exit-code.ts'
import { runFleet } from '../../../src/fleet/run/run.ts'
import { openHistory } from '../../../src/runs/history/open-history.ts'
import { source, StandInFleet } from '../stand-in-fleet.ts'

const noon = new Date('2026-03-01T12:00:00Z')
const hoursAgo = (hours: number): number => noon.getTime() - hours * 3_600_000

const SIX_HOURS = { every: 6 * 3600 }
const CASES: [what: string, every: { every: number | null }, last: number | undefined, due: boolean][] = [
  ['never ran', SIX_HOURS, undefined, true],
  ['no every', { every: null }, hoursAgo(0.1), true],
  ['ran an hour ago', SIX_HOURS, hoursAgo(1), false],
  ['ran just long enough ago', SIX_HOURS, hoursAgo(6), true],
  ['was started a little later than the timer fired', SIX_HOURS, hoursAgo(5.9), true],
  ['more than ten minutes early', SIX_HOURS, hoursAgo(5.8), false],
  ['a minute, of which a tenth is forgiven', { every: 60 }, hoursAgo(55 / 3600), true],
  ['exactly ten minutes early', SIX_HOURS, hoursAgo(6) + 600_000, true],
  ['a millisecond more than ten minutes early', SIX_HOURS, hoursAgo(6) + 600_001, false],
  ['the clock was put back since', SIX_HOURS, hoursAgo(-24), true],
]
for (const [what, every, last, due] of CASES) {
  test(`every: ${what}`, () => assert.equal(whyNotDue(every, last, noon) === null, due))
}

test('a sentence says when it ran and when it is due again', () => {
  assert.equal(
    whyNotDue(SIX_HOURS, hoursAgo(1), noon),
    'it last ran at 2026-03-01T11:00:00.000Z and is due again at 2026-03-01T17:00:00.000Z',
  )
  assert.equal(whyClosed('22:00-06:00 UTC', noon), 'its window is 22:00-06:00 UTC, and it is 12:00')
  assert.equal(whyClosed('06:00-22:00 UTC', noon), null)
  assert.equal(whyClosed(null, noon), null)
})

test('closed windows count only on request', () => {
  const sources = [source('a/one', { window: '22:00-06:00 UTC', every: null }), source('b/two', { every: 60 })]
  const last = new Map([['b/two', hoursAgo(0)]])
  const ids = (windows: boolean): string[][] => {
    const { due, notDue } = splitDue(sources, last, { now: noon, windows })
    return [due, notDue].map((list) => list.map((one) => `${one.country}/${one.source}`))
  }
  assert.deepEqual(ids(false), [['a/one'], ['b/two']])
  assert.deepEqual(ids(true), [[], ['a/one', 'b/two']])
})

/** Two times of which the hours between are not now. */
function closedNow(): string {
  const hour = (new Date().getUTCHours() + 12) % 24
  return `${String(hour).padStart(2, '0')}:00-${String(hour).padStart(2, '0')}:30 UTC`
}

test('what is outside its window is a skipped row, in singles and in groups, and the rest runs', async () => {
  using fleet = new StandInFleet()
  const window = closedNow()
  const sources = [
    source('a/ends_well1', { window }),
    source('b/ends_well', { window, group: 'paper' }),
    source('c/ends_well', { group: 'paper' }),
    source('d/fails'),
  ]
  const outcome = await runFleet(fleet.request(sources, { retries: 0 }), fleet.options())
  assert.ok(outcome.kind === 'finished')
  assert.deepEqual(
    outcome.summary.scrapers.map((row) => `${row.country} ${row.status} ${row.reason}`),
    ['a skipped not_due', 'b skipped not_due', 'c success null', 'd failed no_entries'],
  )
  assert.match(outcome.summary.scrapers[1]!.detail, /^its window is /)
  assert.equal(exitCode({ ...outcome.summary, scrapers: outcome.summary.scrapers.slice(0, 3) }, 'SIGINT'), 1)
})

test('the history knows when a run began that ended well, and forgets the others', async () => {
  using fleet = new StandInFleet()
  const outcome = await runFleet(fleet.request([source('a/ends_well'), source('b/fails')]), fleet.options())
  assert.ok(outcome.kind === 'finished')
  const [good] = outcome.summary.scrapers
  const history = openHistory(fleet.stateDir)
  const starts = await history.lastGoodStarts()
  assert.deepEqual([...starts.keys()], ['a/ends_well'])
  assert.equal(starts.get('a/ends_well'), Date.parse(good!.started!))
  const failed = { ...good!, status: 'failed' as const, reason: 'crash' as const, finished: '2099-01-01T00:00:00.000Z' }
  await history.record({ ...outcome.summary, run: 'later', scrapers: [failed] })
  assert.equal((await history.lastGoodStarts()).get('a/ends_well'), Date.parse(good!.started!))
})
