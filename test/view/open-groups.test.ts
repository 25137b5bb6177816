import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyState, follow } from '../../src/view/fleet-state.ts'
import { openGroups } from '../../src/view/open-groups.ts'
import type { EndStatus } from '../../src/vocabulary/run/reason.ts'
import { row } from './simulated-run.ts'

const at = '2026-11-21T12:00:00.000Z'
const NAMES = {
  'fiji/rnz': 'rnz',
  'tonga/rnz': 'rnz',
  'samoa/rnz': 'rnz',
  'fiji/abc': 'abc',
  'fiji/sun': null,
} as const
type Id = keyof typeof NAMES

/** The state after these, each either started, ended somehow, or queued for another attempt. */
function after(...happened: [id: Id, what: 'starts' | 'again' | EndStatus][]) {
  const state = emptyState()
  const queue = Object.entries(NAMES).map(([id, group]) => ({ id, group, expected_ms: null }))
  // A run that is taken over begins with what its members did before it is said what the run is.
  follow(state, { type: 'scraper_started', id: 'tonga/rnz', at, pid: 1, log: null, attempt: 1 }, 0)
  const run = { run: 'r', at, scrapers: 5, singles: 1, groups: 2, max_parallel: 2, queue }
  follow(state, { type: 'run_started', ...run }, 0)
  for (const [id, what] of happened) {
    if (what === 'starts') follow(state, { type: 'scraper_started', id, at, pid: 1, log: null, attempt: 1 }, 0)
    else if (what === 'again') {
      follow(state, { type: 'retrying', at, delay_ms: 0, scrapers: [{ id, attempt: 2, reason: null }] }, 0)
    } else follow(state, { type: 'scraper_ended', id, row: row({ status: what }) }, 0)
  }
  return {
    groups: openGroups(state).map(({ name, ended, failed }) => `${name} ${ended} ${failed}`),
    alone: state.aloneLeft,
  }
}

test('open groups are those of several members of which one has not ended', () => {
  assert.deepEqual(after(), { groups: ['rnz 0 0'], alone: 1 })
  assert.deepEqual(after(['fiji/rnz', 'failed'], ['fiji/abc', 'starts']), { groups: ['rnz 1 1'], alone: 1 })
  assert.deepEqual(after(['fiji/sun', 'success'], ['tonga/rnz', 'success']), { groups: ['rnz 1 0'], alone: 0 })
})

test('one that gets another attempt has not ended', () => {
  const ended: [Id, EndStatus][] = [
    ['fiji/rnz', 'failed'],
    ['tonga/rnz', 'success'],
    ['samoa/rnz', 'warning'],
    ['fiji/sun', 'failed'],
  ]
  assert.deepEqual(after(...ended), { groups: [], alone: 0 })
  assert.deepEqual(after(...ended, ['fiji/rnz', 'again'], ['fiji/sun', 'again']), { groups: ['rnz 2 0'], alone: 1 })
  const through = after(...ended, ['fiji/rnz', 'again'], ['fiji/rnz', 'starts'], ['fiji/rnz', 'success'])
  assert.deepEqual(through, { groups: [], alone: 0 })
})
