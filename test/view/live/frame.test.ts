import assert from 'node:assert/strict'
import { test } from 'node:test'
import { width } from '../../../src/view/cell.ts'
import { emptyState, follow, type FleetState } from '../../../src/view/fleet-state.ts'
import { frame } from '../../../src/view/live/frame.ts'
import { createPalette } from '../../../src/view/palette.ts'
import type { Progress } from '../../../src/vocabulary/run/progress.ts'
import { progress, row } from '../simulated-run.ts'

const START = Date.parse('2026-11-21T12:00:00Z')
const palette = createPalette({ color: false, ascii: true })

/** A run of which the first `running` scrapers have been started, one a second. */
function going({
  scrapers = 4,
  running = 2,
  expected = null as number | null,
  ids = (i: number) => `fiji/paper_${i}`,
}): FleetState {
  const state = emptyState()
  const queue = Array.from({ length: scrapers }, (_, i) => ({ id: ids(i), group: null, expected_ms: expected }))
  const at = new Date(START).toISOString()
  follow(
    state,
    { type: 'run_started', run: 'r', at, scrapers, singles: scrapers, groups: 0, max_parallel: running, queue },
    START,
  )
  for (let i = 0; i < running; i++) {
    const since = new Date(START + i * 1000).toISOString()
    follow(state, { type: 'scraper_started', id: ids(i), at: since, pid: 1, log: null, attempt: 1 }, START)
  }
  return state
}

function tell(state: FleetState, id: string, given: Partial<Progress>, now = START): void {
  follow(state, { type: 'scraper_progress', id, progress: progress(given) }, now)
}

const wide = { rows: 24, columns: 100 }

test('counts, what each does, and clocks; a percentage is never made up', () => {
  const state = going({})
  tell(state, 'fiji/paper_0', { phase: 'listing', listing_pages: 3 })
  follow(state, { type: 'scraper_ended', id: 'fiji/paper_3', row: row({ status: 'failed', reason: 'crash' }) }, START)
  const lines = frame(state, wide, START + 61_000, palette)
  assert.deepEqual(lines, [
    '0 done, 1 failed, 2 running, 1 queued of 4   01:01',
    `> fiji/paper_0 ${'listing page 3, 14 new, 26 to go, 17 pages'.padEnd(77)}  01:01`,
    `> fiji/paper_1 ${'starting'.padEnd(77)}  01:00`,
  ])
  assert.ok(lines.every((line) => !line.includes('%')))
})

test('time left comes from history, and says when that does not know all', () => {
  const head = (expected: number | null): string => frame(going({ expected }), wide, START + 10_000, palette)[0]!
  assert.match(head(60_000), / {3}00:10, about 01:51 left$/)
  assert.match(head(null), / {3}00:10$/)
  const mixed = going({ expected: 60_000 })
  mixed.scrapers.get('fiji/paper_3')!.expected_ms = null
  assert.match(frame(mixed, wide, START + 10_000, palette)[0]!, /at least \d\d:\d\d left$/)
})

test('a rate is shown once there is something to go by, and is that of the last half minute', () => {
  const state = going({})
  const pages = (fetched: number): Partial<Progress> => ({ pages: { fetched, from_cache: 0, failed: 0 } })
  tell(state, 'fiji/paper_0', pages(1000), START)
  assert.doesNotMatch(frame(state, wide, START, palette)[1]!, /\/s/)
  tell(state, 'fiji/paper_0', pages(1010), START + 40_000)
  tell(state, 'fiji/paper_0', pages(1030), START + 50_000)
  assert.match(frame(state, wide, START + 50_000, palette)[1]!, /1030 pages \(2\.0\/s\)/)
})

test('70 scrapers on 24 lines: never higher, never to the last column, and it says how many are not shown', () => {
  const names = (i: number): string =>
    i % 2 ? `日本国/${'新聞'.repeat(15)}_${i}` : `\u001b[31m/e\u0301${'x'.repeat(i)}`
  const state = going({ scrapers: 76, running: 70, ids: names })
  for (const ascii of [true, false]) {
    for (const rows of [1, 2, 3, 4, 10, 24, 60, 200]) {
      for (const columns of [1, 2, 5, 13, 40, 80, 300]) {
        const lines = frame(state, { rows, columns }, START, createPalette({ color: false, ascii }))
        assert.ok(lines.length <= rows, `${lines.length} lines on ${rows} rows`)
        for (const line of lines) {
          assert.ok(width(line) < Math.max(2, columns), `${width(line)} of ${columns}: ${line}`)
          assert.ok(!line.includes('\u001b'))
        }
      }
    }
  }
  const lines = frame(state, { rows: 24, columns: 80 }, START, palette)
  assert.equal(lines.length, 23)
  assert.equal(lines.at(-1), '  ... and 50 more running')
})

test('where not all fit, those that wait come first; where they do, nobody changes place', () => {
  const state = going({ scrapers: 30, running: 30 })
  tell(state, 'fiji/paper_29', { waiting: 'news.example asked to wait until 12:05:10' })
  const high = frame(state, { rows: 40, columns: 100 }, START, palette)
  assert.match(high[1]!, /paper_0 /)
  const low = frame(state, { rows: 10, columns: 100 }, START, palette)
  assert.match(low[2]!, /paper_29 .*waiting: news\.example asked to wait until 12:05:10/)
})

test('a stop is announced with its deadline', () => {
  const state = going({})
  follow(state, { type: 'stopping', signal: 'SIGINT', grace_ms: 15_000 }, START)
  const lines = frame(state, wide, START + 5000, palette)
  assert.equal(lines[1], 'Stopping (SIGINT): 00:10 left to finish the page; a second signal kills')
})

/** Ends a scraper; a failed one after `seconds`. */
function end(state: FleetState, id: string, given: Parameters<typeof row>[0] = {}): void {
  const [country = '', source = ''] = id.split('/')
  follow(state, { type: 'scraper_ended', id, row: row({ country, source, ...given }) }, START)
}

const DOWN = { status: 'failed', reason: 'host_down', detail: 'connection refused' } as const

test('a fleet larger than the screen: the whole of it in a line, and what failed last below what runs', () => {
  const state = going({ scrapers: 100, running: 6, ids: (i) => `land_${i % 10}/paper_${i}` })
  tell(state, 'land_0/paper_0', { pages: { fetched: 40, from_cache: 0, failed: 0 } }, START)
  for (let i = 0; i < 10; i++)
    end(state, `land_7/paper_${i * 10 + 7}`, { pages: { fetched: 3, from_cache: 0, failed: 0 } })
  for (const i of [16, 28, 39]) end(state, `land_${i % 10}/paper_${i}`, DOWN)
  tell(state, 'land_0/paper_0', { pages: { fetched: 100, from_cache: 0, failed: 0 } }, START + 10_000)
  const lines = frame(state, { rows: 11, columns: 60 }, START + 10_000, palette)
  assert.deepEqual(
    lines.map((line) => line.replace(/ {2,}/g, '  ')),
    [
      '10 done, 3 failed, 6 running, 81 queued of 100  00:10',
      '1 of 10 countries done, 286 pages, 6.0/s',
      '> land_0/paper_0 14 new, 26 to go, 100 pages (6.0/s)  00:10',
      '> land_1/paper_1 starting  00:09',
      '> land_2/paper_2 starting  00:08',
      '> land_3/paper_3 starting  00:07',
      '> land_4/paper_4 starting  00:06',
      '> land_5/paper_5 starting  00:05',
      'x land_9/paper_39 Failed: host_down, connection r...  00:41',
      'x land_8/paper_28 Failed: host_down, connection r...  00:41',
    ],
  )
})

test('one that is tried again has not failed, and its country is not done', () => {
  const state = going({ scrapers: 40, running: 0, ids: (i) => `land_${i}/a` })
  end(state, 'land_3/a', DOWN)
  assert.match(frame(state, wide, START, palette).at(-1)!, /^x land_3\/a/)
  follow(
    state,
    { type: 'retrying', at: '', scrapers: [{ id: 'land_3/a', attempt: 2, reason: 'host_down' }], delay_ms: 0 },
    START,
  )
  assert.deepEqual(frame(state, wide, START, palette).slice(1), ['0 of 40 countries done, 52 pages'])
  assert.deepEqual([state.counted.ended.failed, state.counted.queued], [0, 40])
})

test('what was counted along is what there is, whatever happens in which order', () => {
  const state = going({ scrapers: 30, running: 20, ids: (i) => `land_${i % 7}/a_${i}` })
  for (let i = 0; i < 12; i++) end(state, `land_${i % 7}/a_${i}`, i % 3 === 0 ? DOWN : {})
  end(state, 'land_0/a_0', DOWN)
  end(state, 'elsewhere/late')
  const phases = [...state.scrapers.values()].map(({ at }) => at.phase)
  const count = (phase: string): number => phases.filter((one) => one === phase).length
  const { all, queued, running, ended } = state.counted
  assert.deepEqual([all, queued, running], [31, count('queued'), count('running')])
  assert.equal(
    Object.values(ended).reduce((a, b) => a + b),
    count('ended'),
  )
  assert.deepEqual([state.running.size, state.failed.size], [running, 4])
  assert.equal(
    [...state.countries.values()].reduce((a, b) => a + b),
    queued + running,
  )
})

test('failures never make the frame too high or too wide', () => {
  const state = going({ scrapers: 400, running: 50, ids: (i) => `${'国'.repeat(i % 9)}x/${'y'.repeat(i % 60)}_${i}` })
  for (const id of [...state.scrapers.keys()].slice(60, 200)) end(state, id, { ...DOWN, detail: 'z'.repeat(300) })
  for (const rows of [1, 2, 7, 8, 9, 24, 60]) {
    for (const columns of [1, 9, 20, 40, 80, 200]) {
      const lines = frame(state, { rows, columns }, START, palette)
      assert.ok(lines.length <= rows)
      for (const line of lines) assert.ok(width(line) < Math.max(2, columns), `${width(line)} of ${columns}: ${line}`)
    }
  }
})

/** Seven members of a group, of which the first two have ended and the third runs, and a single. */
function grouped(): FleetState {
  const state = emptyState()
  const members = Array.from({ length: 7 }, (_, i) => `country_${i}/abc_au`)
  const queue = [
    ...members.map((id) => ({ id, group: 'abc_au', expected_ms: null })),
    { id: 'fiji/sun', group: null, expected_ms: null },
  ]
  const at = new Date(START).toISOString()
  follow(
    state,
    { type: 'run_started', run: 'r', at, scrapers: 8, singles: 1, groups: 1, max_parallel: 2, queue },
    START,
  )
  follow(state, { type: 'scraper_ended', id: members[0]!, row: row({ group: 'abc_au' }) }, START)
  follow(state, { type: 'scraper_ended', id: members[1]!, row: row({ group: 'abc_au', status: 'failed' }) }, START)
  for (const id of ['fiji/sun', members[2]!]) {
    follow(state, { type: 'scraper_started', id, at, pid: 1, log: null, attempt: 1 }, START)
  }
  return state
}

test('a group is a level of its own above the member that runs', () => {
  const lines = frame(grouped(), { rows: 24, columns: 80 }, START, palette).map((line) => line.trimEnd())
  assert.deepEqual(lines.slice(1), [
    '> fiji/sun         starting                                               00:00',
    '  abc_au 3 of 7, 1 failed',
    '> country_2/abc_au starting                                               00:00',
  ])
})

test('where lines are short, the place in the group stands in the line of its member', () => {
  const lines = frame(grouped(), { rows: 4, columns: 80 }, START, palette).map((line) => line.trimEnd())
  assert.deepEqual(lines.slice(1), [
    '> fiji/sun         starting                                               00:00',
    '> country_2/abc_au abc_au 3 of 7: starting                                00:00',
  ])
})
