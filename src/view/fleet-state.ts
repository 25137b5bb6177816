import type { FleetEvent } from '../vocabulary/run/event.ts'
import type { Progress } from '../vocabulary/run/progress.ts'
import type { EndStatus } from '../vocabulary/run/reason.ts'
import type { ScraperRow } from '../vocabulary/run/summary.ts'

/** All that a view knows of a run: the events so far, folded. Times are in ms since 1970. */
export interface FleetState {
  run: string
  started: number
  max_parallel: number
  scrapers: Map<string, Follow>
  /** What follows is kept up with `scrapers`: a frame must not look at ten thousand of them four times a second. */
  counted: Counted
  running: Set<Follow>
  /** In the order they failed. */
  failed: Set<Follow>
  /** Scrapers that have not ended, by country. */
  countries: Map<string, number>
  /** By name, in the order of the run. */
  groups: Map<string, GroupCounts>
  /** Scrapers in no group that have not ended. */
  aloneLeft: number
  /** Pages fetched by all, now and at some earlier moments. */
  pages: number
  earlier: Sample[]
  /** The signal that stops the run, and when the grace ends. */
  stopping: { signal: string; deadline: number } | null
}

export interface GroupCounts {
  name: string
  members: number
  ended: number
  failed: number
}

/** One scraper as followed from outside. */
export interface Follow {
  id: string
  group: string | null
  expected_ms: number | null
  /** Absolute path of its newest log; null before it has one. */
  log: string | null
  at: Queued | Running | Ended
}

interface Queued {
  phase: 'queued'
}
export interface Running {
  phase: 'running'
  since: number
  progress: Progress | null
  /** Pages fetched at some earlier moment, for the rate. */
  earlier: Sample[]
}
export interface Ended {
  phase: 'ended'
  row: ScraperRow
}
export interface Sample {
  time: number
  pages: number
}

/** The rate is that of about the last half minute. */
const RATE_WINDOW = 30_000

/** A fleet of which no event has come yet. */
export function emptyState(): FleetState {
  const ended = { success: 0, warning: 0, failed: 0, interrupted: 0, skipped: 0 }
  return {
    run: '',
    started: 0,
    max_parallel: 0,
    scrapers: new Map(),
    counted: { all: 0, queued: 0, running: 0, ended },
    running: new Set(),
    failed: new Set(),
    countries: new Map(),
    groups: new Map(),
    aloneLeft: 0,
    pages: 0,
    earlier: [],
    stopping: null,
  }
}

/** Takes in one event, in place: thousands arrive in a run, and the state has one owner. */
export function follow(state: FleetState, event: FleetEvent, now: number): void {
  switch (event.type) {
    case 'run_started':
      state.run = event.run
      state.started = Date.parse(event.at)
      state.max_parallel = event.max_parallel
      for (const { id, group, expected_ms } of event.queue) {
        const known = scraper(state, id, group)
        known.expected_ms = expected_ms
      }
      return
    case 'scraper_started': {
      const at: Running = { phase: 'running', since: Date.parse(event.at), progress: null, earlier: [] }
      const one = scraper(state, event.id)
      one.log = event.log
      return move(state, one, at)
    }
    case 'scraper_progress': {
      const { at } = scraper(state, event.id)
      if (at.phase !== 'running') return
      addPages(state, event.progress.pages.fetched - (at.progress?.pages.fetched ?? 0), now)
      at.progress = event.progress
      at.earlier = sampled(at.earlier, { time: now, pages: event.progress.pages.fetched })
      return
    }
    case 'scraper_ended': {
      const one = scraper(state, event.id)
      one.log = event.row.log ?? one.log
      const counted = one.at.phase === 'running' ? (one.at.progress?.pages.fetched ?? 0) : 0
      addPages(state, Math.max(0, event.row.pages.fetched - counted), now)
      return move(state, one, { phase: 'ended', row: event.row })
    }
    case 'stopping':
      state.stopping = { signal: event.signal, deadline: now + event.grace_ms }
      return
    case 'retrying':
      for (const { id } of event.scrapers) move(state, scraper(state, id), { phase: 'queued' })
      return
    case 'slots_changed':
      state.max_parallel = event.slots
      return
    case 'group_started':
    case 'group_ended':
    case 'halted':
    case 'log':
    case 'note':
    case 'run_ended':
  }
}

// An event about a scraper that the queue did not name (a run taken over) is as true as any other.
function scraper(state: FleetState, id: string, group?: string | null): Follow {
  const known = state.scrapers.get(id)
  if (known) {
    if (group === undefined || group === known.group) return known
    count(state, known, -1)
    known.group = group
    count(state, known, 1)
    return known
  }
  const fresh: Follow = { id, group: group ?? null, expected_ms: null, log: null, at: { phase: 'queued' } }
  state.scrapers.set(id, fresh)
  state.counted.all++
  count(state, fresh, 1)
  return fresh
}

function move(state: FleetState, one: Follow, to: Follow['at']): void {
  count(state, one, -1)
  one.at = to
  count(state, one, 1)
}

function count(state: FleetState, one: Follow, by: 1 | -1): void {
  const { counted, running, failed, countries } = state
  const { at } = one
  if (at.phase === 'ended') counted.ended[at.row.status] += by
  else counted[at.phase] += by
  const place = (set: Set<Follow>, inside: boolean): unknown => (inside && by === 1 ? set.add(one) : set.delete(one))
  place(running, at.phase === 'running')
  place(failed, at.phase === 'ended' && at.row.status === 'failed')
  const country = one.id.slice(0, one.id.indexOf('/'))
  countries.set(country, (countries.get(country) ?? 0) + (at.phase === 'ended' ? 0 : by))
  if (one.group === null) state.aloneLeft += at.phase === 'ended' ? 0 : by
  else countMember(state.groups, one.group, at, by)
}

function countMember(groups: FleetState['groups'], name: string, at: Follow['at'], by: 1 | -1): void {
  const group = groups.get(name) ?? { name, members: 0, ended: 0, failed: 0 }
  groups.set(name, group)
  group.members += by
  if (at.phase !== 'ended') return
  group.ended += by
  if (at.row.status === 'failed') group.failed += by
}

function addPages(state: FleetState, pages: number, now: number): void {
  state.pages += pages
  // Many report at one moment: one sample a second is enough for a rate.
  const last = state.earlier.at(-1)
  if (last !== undefined && now - last.time < 1000) last.pages = state.pages
  else state.earlier = sampled(state.earlier, { time: now, pages: state.pages })
}

function sampled(earlier: Sample[], fresh: Sample): Sample[] {
  return [...earlier.filter(({ time }) => fresh.time - time < RATE_WINDOW), fresh]
}

export interface Counted {
  all: number
  queued: number
  running: number
  ended: Record<EndStatus, number>
}

/** Pages a second over the last half minute, or null before there is anything to go by. */
export function pageRate({ earlier }: { earlier: Sample[] }): number | null {
  const [first, last] = [earlier[0], earlier.at(-1)]
  if (!first || !last || last.time - first.time < 2000) return null
  return ((last.pages - first.pages) * 1000) / (last.time - first.time)
}
