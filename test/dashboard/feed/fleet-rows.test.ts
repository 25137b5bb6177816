import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fleetRow, NO_PAST, pastsOf, withRun } from '../../../src/dashboard/feed/fleet-rows.ts'
import { row } from '../../report/example-summary.ts'

const sun = row('fiji/sun', 'failed', 'host_down', { detail: 'x'.repeat(500) })
const ends = [
  { run: 'r3', finished: '2026-11-23T00:00:00.000Z', scrapers: [sun] },
  { run: 'r2', finished: '2026-11-22T00:00:00.000Z', scrapers: [row('fiji/times', 'warning', 'partial')] },
  {
    run: 'r1',
    finished: '2026-11-21T00:00:00.000Z',
    scrapers: [row('fiji/sun', 'success'), row('fiji/times', 'success')],
  },
]
const pasts = pastsOf(
  ends,
  new Map([
    ['fiji/sun', sun],
    ['fiji/times', row('fiji/times', 'warning', 'partial')],
  ]),
  new Map([['fiji/sun', 1000]]),
)
const config = { country: 'fiji', source: 'sun', name: 'The Sun', group: null, invalid: null, every_ms: 60_000 }

test('a trail has a letter for every run, oldest first, and a dash where a scraper had no part', () => {
  assert.equal(pasts.get('fiji/sun')?.trail, 's-f')
  assert.equal(pasts.get('fiji/times')?.trail, 'sw-')
})

test('a row says how the last run ended, when the next is due, and how many records came', () => {
  const made = fleetRow(config, pasts.get('fiji/sun')!)
  assert.equal(made.due, new Date(61_000).toISOString())
  assert.equal(made.last?.reason, 'host_down')
  assert.equal(made.last?.run, 'r3')
  assert.ok(made.last.detail.length <= 160, 'a detail is cut')
  assert.equal(made.fresh, '909')
  assert.deepEqual(fleetRow({ ...config, every_ms: null }, NO_PAST), {
    ...withoutEvery(),
    last: null,
    due: null,
    trail: '',
    fresh: '',
  })
})

function withoutEvery(): Omit<typeof config, 'every_ms'> {
  const { every_ms: _, ...rest } = config
  return rest
}

test('a run that ends adds a bar, and only one that ended well moves the due time', () => {
  const failed = withRun(pasts.get('fiji/sun')!, 'r4', row('fiji/sun', 'failed', 'timeout'))
  assert.equal(failed.trail, 's-ff')
  assert.equal(failed.good, 1000)
  const well = withRun(failed, 'r5', row('fiji/sun', 'warning', 'partial'))
  assert.equal(well.good, Date.parse('2026-11-21T12:00:00.000Z'))
  assert.equal(withRun(well, 'r6', null).trail, 's-ffw-')
  let past = NO_PAST
  for (let i = 0; i < 80; i++) past = withRun(past, `r${i}`, row('fiji/sun', 'success'))
  assert.equal(past.trail, 's'.repeat(30))
})
