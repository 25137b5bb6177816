import type { FleetRow, RunRow } from '../../shapes.ts'
import type { AnyStatus } from '../parts/display.ts'
import { type KnownFleet, idOf } from '../state/fleet.ts'

/** A scraper with what it does now. */
export interface ShownScraper {
  id: string
  row: FleetRow
  /** Its row in the run that goes on, where it has begun. */
  now: RunRow | null
  status: AnyStatus
  reason: string | null
}

/** Every scraper, with its status of now where a run goes on, else that of its last run. */
export function shownScrapers({ rows, runs }: KnownFleet): ShownScraper[] {
  const now = new Map<string, RunRow>()
  const waiting = new Set<string>()
  // Newest first: of two runs the newest one's word counts.
  for (const run of [...runs.values()].reverse()) {
    for (const [id, row] of run.rows) now.set(id, row)
    if (run.head.state === 'running') for (const id of run.queued) waiting.add(id)
  }
  return [...rows.values()].map((row) => {
    const id = idOf(row)
    const one = now.get(id) ?? null
    const waits = one === null && waiting.has(id)
    return { id, row, now: one, ...statusOf(row, one, waits) }
  })
}

function statusOf(row: FleetRow, now: RunRow | null, waits: boolean): Pick<ShownScraper, 'status' | 'reason'> {
  if (now !== null) return { status: now.status, reason: now.reason }
  if (waits) return { status: 'queued', reason: null }
  if (row.invalid !== null) return { status: 'invalid', reason: null }
  if (row.last === null) return { status: 'never', reason: null }
  return { status: row.last.status, reason: row.last.reason }
}

/** Rows whose country, source, name, reason or group contains every word. */
export function found(scrapers: readonly ShownScraper[], words: string, status: string | null): ShownScraper[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return scrapers.filter((one) => {
    if (status !== null && one.status !== status) return false
    if (wanted.length === 0) return true
    const text = `${one.id} ${one.row.name} ${one.row.group ?? ''} ${one.reason ?? ''}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

/** What is worst comes first. */
const RANKS: Record<AnyStatus, number> = {
  invalid: 0,
  failed: 1,
  running: 2,
  warning: 3,
  interrupted: 4,
  queued: 5,
  skipped: 6,
  success: 7,
  never: 8,
}

/** By what rows are sorted, ascending; those that are equal stay by name. */
const KEYS: Record<string, (one: ShownScraper) => number | string> = {
  scraper: ({ id }) => id,
  status: ({ status, reason }) => `${RANKS[status]} ${reason ?? ''}`,
  last: ({ row, now }) => now?.started ?? row.last?.finished ?? '',
  new: ({ row, now }) => (now === null ? (row.last?.new ?? -1) : now.records.new),
  took: ({ row }) => row.last?.ms ?? -1,
  due: ({ row }) => row.due ?? '~',
}

/** Columns that are sorted the other way at first: the newest, the most. */
export const DOWN_FIRST: ReadonlySet<string> = new Set(['last', 'new', 'took'])

/** In the order of a column; an unknown one is the first. */
export function sorted(scrapers: readonly ShownScraper[], column: string, isDown: boolean): ShownScraper[] {
  const key = KEYS[column] ?? KEYS['scraper']!
  const keyed = scrapers.map((one) => ({ one, key: key(one) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.one.id < b.one.id ? -1 : 1))
  if (isDown) keyed.reverse()
  return keyed.map(({ one }) => one)
}
