import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { runFleet } from '../../src/fleet/run/run.ts'
import { source, StandInFleet } from './stand-in-fleet.ts'

test('members run in the planned order, never two at once, and a failing one does not stop the rest', async () => {
  using fleet = new StandInFleet()
  const shared = { hosts: ['news.example'] }
  const outcome = await runFleet(
    fleet.request(
      [
        source('d/ends_well', shared),
        source('b/crashes', shared),
        source('c/hangs', shared),
        source('a/ends_well', shared),
        source('e/kills_itself', shared),
        source('f/ends_well', shared),
        source('z/ends_well_9'),
      ],
      { task: { timeout_ms: 3000 } },
    ),
    fleet.options(),
  )
  assert.equal(outcome.kind, 'finished')
  const rows = outcome.summary.scrapers
  assert.deepEqual(
    rows.map((row) => [row.country, row.group, row.status, row.reason]),
    [
      ['a', 'news.example', 'success', null],
      ['b', 'news.example', 'failed', 'crash'],
      ['c', 'news.example', 'failed', 'timeout'],
      ['d', 'news.example', 'success', null],
      ['e', 'news.example', 'failed', 'killed'],
      ['f', 'news.example', 'success', null],
      ['z', null, 'success', null],
    ],
  )
  const members = rows.filter((row) => row.group !== null)
  for (const [index, member] of members.slice(1).entries()) {
    const gap = Date.parse(member.started!) - Date.parse(members[index]!.finished!)
    assert.ok(gap >= 0, `${member.country} began ${-gap} ms before the end of the one before`)
  }
  assert.equal(new Set(members.map((row) => row.log)).size, 6, 'each has a log of its own')
  for (const row of members) assert.match(readFileSync(row.log!, 'utf8'), /^hello from/)
})

test('singles do not wait for groups', async () => {
  using fleet = new StandInFleet()
  const running = runFleet(
    fleet.request([source('a/runs_1', { hosts: ['h'] }), source('b/runs_2', { hosts: ['h'] }), source('c/ends_well')]),
    fleet.options(),
  )
  const ended = await fleet.until('scraper_ended')
  assert.equal(ended.id, 'c/ends_well')
  fleet.control.request('SIGTERM')
  const outcome = await running
  assert.equal(outcome.kind, 'finished')
})
