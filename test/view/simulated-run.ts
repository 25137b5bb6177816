import type { FleetEvent } from '../../src/vocabulary/run/event.ts'
import type { Progress } from '../../src/vocabulary/run/progress.ts'
import type { ScraperRow, Summary, Totals } from '../../src/vocabulary/run/summary.ts'

export interface Step {
  /** Ms after the start. */
  at: number
  event: FleetEvent
}

const COUNTRIES = ['fiji', 'tonga', 'samoa', 'solomon_islands', 'vanuatu', 'palau', 'papua_new_guinea', 'kiribati']

/** A row in the middle of the ordinary; a test names what it is about. */
export function row(given: Partial<ScraperRow>): ScraperRow {
  return {
    country: 'fiji',
    source: 'fiji_sun',
    name: 'Fiji Sun',
    group: null,
    status: 'success',
    reason: null,
    detail: '',
    exit_code: 0,
    signal: null,
    attempt: 1,
    pid: 4711,
    log: 'logs/fiji/fiji_sun/20261121_115902.log',
    started: '2026-11-21T11:59:02.000Z',
    finished: '2026-11-21T11:59:43.000Z',
    pages: { fetched: 52, from_cache: 0, failed: 0 },
    records: { found: 440, new: 25, updated: 3, unchanged: 412, rejected: 0 },
    peak_rss_mb: 70,
    cpu_ms: 900,
    ...given,
  }
}

export function progress(given: Partial<Progress>): Progress {
  return {
    phase: 'articles',
    listing_pages: 3,
    pending: 26,
    waiting: '',
    rss_mb: 70,
    cpu_ms: 500,
    pages: { fetched: 17, from_cache: 0, failed: 0 },
    records: { found: 40, new: 14, updated: 0, unchanged: 0, rejected: 0 },
    ...given,
  }
}

export function summary(scrapers: ScraperRow[]): Summary {
  const totals: Totals = { scrapers: scrapers.length, success: 0, warning: 0, failed: 0, interrupted: 0, skipped: 0 }
  for (const { status } of scrapers) totals[status]++
  return {
    run: '20261121_115900_a1b2',
    started: '2026-11-21T11:59:00.000Z',
    finished: '2026-11-21T12:00:00.000Z',
    mode: 'parallel',
    totals,
    scrapers,
  }
}

/**
 * The events of a whole run, always the same for the same arguments: every tenth scraper warns, every twelfth fails,
 * the last eighth are two groups, and each reports five times.
 */
export function simulate(given: { scrapers: number; slots: number; duration: number; start: number }): Step[] {
  const { scrapers, slots, duration, start } = given
  const iso = (at: number): string => new Date(start + at).toISOString()
  const inGroups = Math.floor(scrapers / 8)
  const each = (duration * slots) / (scrapers + slots)
  const queue = Array.from({ length: scrapers }, (_, i) => ({
    id: `${COUNTRIES[i % COUNTRIES.length]!}/paper_${String(i).padStart(2, '0')}`,
    group: i >= scrapers - inGroups ? (i % 2 === 0 ? 'abc_au' : 'rnz') : null,
    expected_ms: i % 9 === 4 ? null : each,
  }))
  const steps: Step[] = []
  const rows: ScraperRow[] = []
  const free = Array<number>(slots).fill(0)
  for (const [i, { id, group }] of queue.entries()) {
    const slot = free.indexOf(Math.min(...free))
    const from = free[slot]!
    const to = Math.min(duration, from + each * (0.5 + (((i * 7) % 10) + 1) / 11))
    free[slot] = to
    const [country = '', source = ''] = id.split('/')
    const log = `logs/${country}/${source}/20261121_115902.log`
    steps.push({ at: from, event: { type: 'scraper_started', id, at: iso(from), pid: 4000 + i, log, attempt: 1 } })
    for (let part = 1; part <= 5; part++) {
      const fetched = part * (i + 3)
      const waiting = i % 11 === 5 && part > 2 ? 'news.example asked to wait until 12:05:10' : ''
      const pages = { fetched, from_cache: 0, failed: i % 10 === 9 ? part : 0 }
      const records = { found: fetched * 2, new: fetched - part, updated: i % 3, unchanged: fetched, rejected: 0 }
      const phase = part === 1 ? 'listing' : 'articles'
      const reported = progress({ phase, listing_pages: part, pending: 60 - part * 10, waiting, pages, records })
      steps.push({ at: from + ((to - from) * part) / 6, event: { type: 'scraper_progress', id, progress: reported } })
    }
    const ended = { country, source, name: source, group, log, started: iso(from), finished: iso(to) }
    const one = row({ ...ended, ...ending(i) })
    rows.push(one)
    steps.push({ at: to, event: { type: 'scraper_ended', id, row: one } })
  }
  steps.sort((a, b) => a.at - b.at)
  const first: FleetEvent = {
    type: 'run_started',
    run: '20261121_115900_a1b2',
    at: iso(0),
    scrapers,
    singles: scrapers - inGroups,
    groups: inGroups > 0 ? 2 : 0,
    max_parallel: slots,
    queue,
  }
  const done = { ...summary(rows), started: iso(0), finished: iso(duration) }
  return [{ at: 0, event: first }, ...steps, { at: duration, event: { type: 'run_ended', summary: done } }]
}

function ending(i: number): Partial<ScraperRow> {
  if (i % 10 === 9) {
    return { status: 'warning', reason: 'partial', pages: { fetched: 50, from_cache: 0, failed: 2 } }
  }
  if (i % 12 === 7) {
    const detail = 'no answer from paper.example after 3 tries: connection refused'
    return { status: 'failed', reason: 'host_down', exit_code: 1, detail }
  }
  return {}
}
