import type { FleetEvent } from '../../src/vocabulary/run/event.ts'
import { row, summaryOf } from './example-summary.ts'

const at = '2026-11-21T12:00:00.000Z'
const ended = row('fiji/sun', 'failed', 'host_down')

const EXAMPLES: { [Type in FleetEvent['type']]: Extract<FleetEvent, { type: Type }> } = {
  run_started: {
    type: 'run_started',
    run: 'r1',
    at,
    scrapers: 1,
    singles: 1,
    groups: 0,
    max_parallel: 8,
    queue: [{ id: 'fiji/sun', group: null, expected_ms: null }],
  },
  scraper_started: { type: 'scraper_started', id: 'fiji/sun', at, pid: 4711, log: '/var/log/sun.log', attempt: 1 },
  group_started: { type: 'group_started', at, group: 'abc', scrapers: ['fiji/abc', 'tonga/abc'], pid: 4712, start: 1 },
  group_ended: {
    type: 'group_ended',
    at,
    group: 'abc',
    scrapers: 2,
    pid: 4712,
    exit_code: 1,
    signal: null,
    ended: { success: 1, warning: 0, failed: 1, interrupted: 0, skipped: 0 },
  },
  scraper_progress: {
    type: 'scraper_progress',
    id: 'fiji/sun',
    progress: {
      pages: ended.pages,
      records: ended.records,
      phase: 'articles',
      listing_pages: 1,
      pending: 3,
      waiting: '',
      rss_mb: 80,
      cpu_ms: 900,
    },
  },
  log: { type: 'log', id: 'fiji/sun', line: 'a line' },
  scraper_ended: { type: 'scraper_ended', id: 'fiji/sun', row: ended },
  retrying: { type: 'retrying', at, delay_ms: 10_000, scrapers: [{ id: 'fiji/sun', attempt: 2, reason: 'host_down' }] },
  slots_changed: { type: 'slots_changed', at, slots: 4, most: 8 },
  halted: { type: 'halted', at, failures: 3, fail_fast: false },
  stopping: { type: 'stopping', signal: 'SIGINT', grace_ms: 15_000 },
  note: { type: 'note', level: 'warn', message: 'something' },
  run_ended: { type: 'run_ended', summary: summaryOf([ended], 'r1') },
}

/** One event of every kind. */
export const EVERY_EVENT: FleetEvent[] = Object.values(EXAMPLES)
