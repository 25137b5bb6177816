import type { FleetEvent } from '../vocabulary/event.ts'
import type { Progress } from '../vocabulary/progress.ts'
import type { EndStatus } from '../vocabulary/reason.ts'

/** All that a view knows of a run: the events so far, folded. Times are in ms since 1970. */
export interface FleetState {
  run: string
  started: number
  max_parallel: number
  scrapers: Map<string, Follow>
  /** The signal that stops the run, and when the grace ends. */
  stopping: { signal: string; deadline: number } | null
}

/** One scraper as followed from outside. */
export interface Follow {
  id: string
  group: string | null
  expected_ms: number | null
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
interface Ended {
  phase: 'ended'
  status: EndStatus
}
export interface Sample {
  time: number
  pages: number
}

/** The rate is that of about the last half minute. */
const RATE_WINDOW = 30_000

export function emptyState(): FleetState {
  return { run: '', started: 0, max_parallel: 0, scrapers: new Map(), stopping: null }
}

/** Takes in one event, in place: thousands arrive in a run, and the state has one owner. */
export function follow(state: FleetState, event: FleetEvent, now: number): void {
  switch (event.type) {
    case 'run_started':
      state.run = event.run
      state.started = Date.parse(event.at)
      state.max_parallel = event.max_parallel
      for (const { id, group, expected_ms } of event.queue) {
        state.scrapers.set(id, { id, group, expected_ms, at: { phase: 'queued' } })
      }
      return
    case 'scraper_started': {
      const at: Running = { phase: 'running', since: Date.parse(event.at), progress: null, earlier: [] }
      scraper(state, event.id).at = at
      return
    }
    case 'scraper_progress': {
      const { at } = scraper(state, event.id)
      if (at.phase !== 'running') return
      at.progress = event.progress
      at.earlier = [
        ...at.earlier.filter(({ time }) => now - time < RATE_WINDOW),
        { time: now, pages: event.progress.pages.fetched },
      ]
      return
    }
    case 'scraper_ended':
      scraper(state, event.id).at = { phase: 'ended', status: event.row.status }
      return
    case 'stopping':
      state.stopping = { signal: event.signal, deadline: now + event.grace_ms }
      return
    case 'retrying':
      for (const { id } of event.scrapers) scraper(state, id).at = { phase: 'queued' }
      return
    case 'slots_changed':
      state.max_parallel = event.slots
      return
    case 'halted':
    case 'log':
    case 'note':
    case 'run_ended':
  }
}

// An event about a scraper that the queue did not name (a run taken over) is as true as any other.
function scraper(state: FleetState, id: string): Follow {
  const known = state.scrapers.get(id)
  if (known) return known
  const fresh: Follow = { id, group: null, expected_ms: null, at: { phase: 'queued' } }
  state.scrapers.set(id, fresh)
  return fresh
}

export interface Counted {
  all: number
  queued: number
  running: number
  ended: Record<EndStatus, number>
}

export function countStates(state: FleetState): Counted {
  const ended = { success: 0, warning: 0, failed: 0, interrupted: 0, skipped: 0 }
  const counted = { all: state.scrapers.size, queued: 0, running: 0, ended }
  for (const { at } of state.scrapers.values()) {
    if (at.phase === 'ended') ended[at.status]++
    else counted[at.phase]++
  }
  return counted
}

/** Pages a second over the last half minute, or null before there is anything to go by. */
export function pageRate({ earlier }: Running): number | null {
  const [first, last] = [earlier[0], earlier.at(-1)]
  if (!first || !last || last.time - first.time < 2000) return null
  return ((last.pages - first.pages) * 1000) / (last.time - first.time)
}
