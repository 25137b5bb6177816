import type { History } from '../../runs/history/history.ts'
import type { FollowedRun, RunReader } from '../../runs/run-reader.ts'
import { isEndRow } from '../../fleet/run/observer.ts'
import { memberId } from '../../runs/folder/run-plan.ts'
import type { FleetRow, LiveRun, Patch } from '../shapes.ts'
import { EventLog } from './event-log.ts'
import {
  type ConfiguredScraper,
  fleetRow,
  NO_PAST,
  pastsOf,
  type ScraperPast,
  TRAIL_RUNS,
  withRun,
} from './fleet-rows.ts'
import { FollowedRunRows } from './followed-run.ts'

/** The configs as they are now. */
export interface FleetConfigs {
  scrapers: ConfiguredScraper[]
  paced: PacedScraper[]
  /** What is wrong with the folder, as sentences. */
  notes: string[]
}

/** How a scraper may visit its hosts. */
export interface PacedScraper {
  /** country/source. */
  id: string
  hosts: string[]
  /** Least time between two requests to a host, in seconds. */
  rate_limit: number
  concurrency: number
}

export interface FeedSources {
  runs: RunReader
  history: History
  /** Null where nothing has changed since the last call. */
  configs: () => Promise<FleetConfigs | null>
  now?: () => number
}

/** How often a run that goes on is looked at, and how often whether one has begun, in ms. */
const LIVE_MS = 500
const IDLE_MS = 1000
/** How often a run that nobody carries is looked at, and the folder of configs, in ms. */
const LEFT_MS = 2000
const CONFIGS_MS = 5000
/** What takes long is done so much less often that it takes no more than this share of the time. */
const SHARE = 1 / 200
/** Of runs that have not ended so many are followed, the newest: others have been left behind for good. */
const FOLLOWED = 3
/** How long a run may be in preparation, in ms. */
const PREPARATION_MS = 60_000

/**
 * The fleet in memory: read once, then patched by what the configs and the runs say. Every change gets a number, by
 * which pages follow.
 */
export class FleetFeed {
  readonly events = new EventLog()
  readonly #sources: FeedSources
  readonly #now: () => number
  #scrapers = new Map<string, ConfiguredScraper>()
  #pasts = new Map<string, ScraperPast>()
  #rows = new Map<string, FleetRow>()
  #paced: readonly PacedScraper[] = []
  #notes: string[] = []
  /** Runs that are followed, and until when a look would be too early. */
  readonly #followed = new Map<string, { rows: FollowedRunRows; since: number; next: number }>()
  readonly #known = new Set<string>()
  #nextConfigs = 0
  #nextRuns = 0
  #holder: string | null = null
  #timer: NodeJS.Timeout | undefined
  #closed = false

  private constructor(sources: FeedSources) {
    this.#sources = sources
    this.#now = sources.now ?? Date.now
  }

  /** Reads the fleet as it is now. `follow` keeps it up to date. */
  static async read(sources: FeedSources): Promise<FleetFeed> {
    const feed = new FleetFeed(sources)
    const { runs, history } = sources
    const [ends, lastRows, lastGood, ids, unfinished] = await Promise.all([
      history.pastEnds(TRAIL_RUNS),
      history.lastRows(),
      history.lastGoodStarts(),
      runs.runs(),
      runs.unfinished(),
    ])
    feed.#pasts = pastsOf(ends, lastRows, lastGood)
    for (const id of ids) feed.#known.add(id)
    for (const id of unfinished.slice(0, FOLLOWED)) feed.#follow(id)
    await feed.#look()
    return feed
  }

  /** The row of one scraper (country/source); null where it has no config. */
  row(id: string): FleetRow | null {
    return this.#rows.get(id) ?? null
  }

  /** How every scraper that can run may visit its hosts. */
  paced(): readonly PacedScraper[] {
    return this.#paced
  }

  rows(): FleetRow[] {
    return [...this.#rows.values()]
  }

  notes(): string[] {
    return this.#notes
  }

  /** Runs that have not ended, newest first. */
  live(): LiveRun[] {
    return [...this.#followed.values()].flatMap(({ rows }) => rows.live ?? [])
  }

  /** Looks again and again until `close`. `onFault` hears what went wrong in a look; the next one tries again. */
  follow(onFault: (error: unknown) => void): void {
    const again = async (): Promise<void> => {
      try {
        await this.#look()
      } catch (error) {
        onFault(error)
      }
      if (!this.#closed) this.#timer = setTimeout(() => void again(), this.#followed.size > 0 ? LIVE_MS : IDLE_MS)
    }
    this.#timer = setTimeout(() => void again(), LIVE_MS)
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
  }

  async #look(): Promise<void> {
    const patch: Patch = {}
    await this.#findRuns()
    await this.#lookAtRuns(patch)
    await this.#lookAtConfigs(patch)
    if (Object.keys(patch).length > 0) this.events.add(patch)
  }

  async #findRuns(): Promise<void> {
    const holder = (await this.#sources.runs.lockHolder())?.run ?? null
    const now = this.#now()
    if (holder === this.#holder && now < this.#nextRuns) return
    this.#holder = holder
    const started = performance.now()
    const ids = await this.#sources.runs.runs()
    this.#nextRuns = now + Math.max(IDLE_MS, (performance.now() - started) / SHARE)
    for (const id of ids) {
      if (this.#known.has(id)) continue
      this.#known.add(id)
      this.#follow(id)
    }
  }

  #follow(run: string): void {
    const rows = new FollowedRunRows(this.#sources.runs.follow(run))
    this.#followed.set(run, { rows, since: this.#now(), next: 0 })
  }

  async #lookAtRuns(patch: Patch): Promise<void> {
    for (const [run, one] of this.#followed) {
      const now = this.#now()
      if (now < one.next) continue
      const seen = await one.rows.look(now)
      if (seen === null) {
        if (one.rows.live !== null || now - one.since > PREPARATION_MS) this.#forget(run, patch)
        continue
      }
      if (seen.ended !== null) {
        this.#takeIn(seen.ended, patch)
        this.#forget(run, patch)
        continue
      }
      one.next = now + (seen.carried ? 0 : LEFT_MS)
      if (seen.patch !== null) patch.runs = [...(patch.runs ?? []), seen.patch]
    }
  }

  #forget(run: string, patch: Patch): void {
    this.#followed.delete(run)
    patch.ended = [...(patch.ended ?? []), run]
  }

  /** A run has ended: the rows of all scrapers get one more bar. */
  #takeIn({ summary }: FollowedRun, patch: Patch): void {
    const ended = new Map(summary.scrapers.filter(isEndRow).map((row) => [memberId(row), row]))
    // Rows that were skipped because the run was stopped are no news of a scraper.
    for (const id of new Set([...this.#pasts.keys(), ...ended.keys()])) {
      const row = ended.get(id) ?? null
      const counts = row !== null && !(row.status === 'skipped' && row.reason === 'stopped')
      this.#pasts.set(id, withRun(this.#pasts.get(id) ?? NO_PAST, summary.run, counts ? row : null))
    }
    this.#renew(patch)
  }

  async #lookAtConfigs(patch: Patch): Promise<void> {
    const now = this.#now()
    if (now < this.#nextConfigs) return
    const started = performance.now()
    const found = await this.#sources.configs()
    this.#nextConfigs = now + Math.max(CONFIGS_MS, (performance.now() - started) / SHARE)
    if (found === null) return
    this.#paced = found.paced
    this.#scrapers = new Map(found.scrapers.map((scraper) => [memberId(scraper), scraper]))
    if (JSON.stringify(found.notes) !== JSON.stringify(this.#notes)) patch.notes = this.#notes = found.notes
    this.#renew(patch)
  }

  /** Brings the rows up to date, and notes which are others than before. */
  #renew(patch: Patch): void {
    const before = this.#rows
    this.#rows = new Map(
      [...this.#scrapers].map(([id, scraper]) => [id, fleetRow(scraper, this.#pasts.get(id) ?? NO_PAST)]),
    )
    const changed = [...this.#rows].filter(([id, row]) => JSON.stringify(row) !== JSON.stringify(before.get(id)))
    const gone = [...before.keys()].filter((id) => !this.#rows.has(id))
    if (changed.length > 0) patch.fleet = changed.map(([, row]) => row)
    if (gone.length > 0) patch.gone = gone
  }
}
