import type { FleetDocument, FleetRow, LiveRun, Offers, Patch, RunHead, RunRow } from '../../shapes.ts'
import { createWatched } from './watched.ts'

/** A run that has not ended, as the page knows it. */
export interface KnownRun {
  head: RunHead
  /** By country/source, those that have begun or ended. */
  rows: Map<string, RunRow>
  queued: ReadonlySet<string>
}

/** The fleet as the server last described it. */
export interface KnownFleet {
  /** null until the first answer. */
  version: string | null
  offers: Offers
  rows: Map<string, FleetRow>
  /** Newest first. */
  runs: Map<string, KnownRun>
  notes: string[]
  /** Runs that have ended while the page was open: what was fetched of them before is old. */
  ended: number
}

/** The one fleet of this page. */
export const fleet = createWatched<KnownFleet>({
  version: null,
  offers: { actions: false, cluster: false, config_dir: '' },
  rows: new Map(),
  runs: new Map(),
  notes: [],
  ended: 0,
})

/** Takes a whole document in place of what was known. */
export function takeDocument(document: FleetDocument): void {
  const { version, offers, notes } = document
  const rows = new Map(document.rows.map((row) => [idOf(row), row]))
  const runs = new Map(document.runs.map((run) => [run.run, knownRun(run)]))
  fleet.set({ version, offers, rows, runs, notes, ended: fleet.get().ended + 1 })
}

/** Takes in what has changed; rows that have not are the same objects as before. */
export function takePatch(patch: Patch): void {
  const before = fleet.get()
  const rows = patch.fleet === undefined && patch.gone === undefined ? before.rows : new Map(before.rows)
  for (const row of patch.fleet ?? []) rows.set(idOf(row), row)
  for (const id of patch.gone ?? []) rows.delete(id)
  const runs = new Map(before.runs)
  for (const { head, rows: changed, queued } of patch.runs ?? []) {
    const known = runs.get(head.run)?.rows ?? new Map<string, RunRow>()
    const waiting = new Set(queued)
    const kept = new Map([...known].filter(([id]) => !waiting.has(id)))
    for (const row of changed) kept.set(idOf(row), row)
    runs.set(head.run, { head, rows: kept, queued: waiting })
  }
  for (const run of patch.ended ?? []) runs.delete(run)
  fleet.set({
    ...before,
    rows,
    runs: new Map([...runs].sort(([a], [b]) => (a < b ? 1 : -1))),
    notes: patch.notes ?? before.notes,
    ended: before.ended + (patch.ended?.length ?? 0),
  })
}

/** country/source. */
export function idOf({ country, source }: { country: string; source: string }): string {
  return `${country}/${source}`
}

function knownRun({ rows, queued, ...head }: LiveRun): KnownRun {
  return { head, rows: new Map(rows.map((row) => [idOf(row), row])), queued: new Set(queued) }
}
