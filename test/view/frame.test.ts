import assert from 'node:assert/strict'
import { test } from 'node:test'
import { width } from '../../src/view/cell.ts'
import { emptyState, follow, type FleetState } from '../../src/view/fleet-state.ts'
import { frame } from '../../src/view/frame.ts'
import { createPalette } from '../../src/view/palette.ts'
import type { Progress } from '../../src/vocabulary/progress.ts'
import { progress, row } from './simulated-run.ts'

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

test('70 scrapers on 24 lines: never higher, never to the last column, and it says what is left out', () => {
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
  assert.equal(lines.at(-1), '  ... and 49 more running')
})

test('where not all fit, those that wait come first; where they do, nobody changes place', () => {
  const state = going({ scrapers: 30, running: 30 })
  tell(state, 'fiji/paper_29', { waiting: 'news.example asked to wait until 12:05:10' })
  const high = frame(state, { rows: 40, columns: 100 }, START, palette)
  assert.match(high[1]!, /paper_0 /)
  const low = frame(state, { rows: 10, columns: 100 }, START, palette)
  assert.match(low[1]!, /paper_29 .*waiting: news\.example asked to wait until 12:05:10/)
})

test('a stop is announced with its deadline', () => {
  const state = going({})
  follow(state, { type: 'stopping', signal: 'SIGINT', grace_ms: 15_000 }, START)
  const lines = frame(state, wide, START + 5000, palette)
  assert.equal(lines[1], 'Stopping (SIGINT): 00:10 left to finish the page; a second signal kills')
})
