import { setImmediate as otherWork } from 'node:timers/promises'
import type { Pending, Store } from '../../store/store.ts'
import { hostOf } from '../../vocabulary/host-of.ts'
import { Fingerprints } from './fingerprints.ts'

/**
 * Hands out the pending URLs of the store one by one and holds only a handful in memory: the frontier itself stays in
 * the store, however long it gets. Listing and workers meet here. What has never been tried comes first, oldest first;
 * what failed in an earlier run comes when nothing else is left, so that pages that fail again and again starve no
 * others. No host has more than `perHost` of them out at once: those of a host that does not answer wait aside while
 * the others' go on.
 *
 *     stage   listing ──listingEnded──> untried ──all of it read──> retrying    (a run that only retries begins there)
 *
 *     entry   store ──> buffer ──────────────────> out ──done──> gone
 *                         └──no room──> aside ──────^ └──again──^ (once more, behind all others)
 */
export class FrontierQueue {
  readonly #store: Pick<Store, 'pending'>
  readonly #stopping: AbortSignal
  readonly #limit: number
  #buffer: Pending[] = []
  #cursor = 0
  readonly #perHost: number
  /** Entries that are handed out, by host. */
  readonly #out = new Map<string, number>()
  /** Entries of hosts that have enough of them out, in turn by host. */
  readonly #aside = new Map<string, Item[]>()
  #asideCount = 0
  #seen: SeenHosts = { kind: 'none' }
  /** Taken from the buffer, those aside included. */
  #passed = 0
  /** Failed before, and passed over until nothing else is left. */
  #postponed = 0
  #stage: Stage
  #loading: Promise<void> | null = null
  #again: Pending[] = []
  /** Handed out, second times not counted. */
  #taken = 0
  /** Known to wait: what was there at the start and what the listing added, less what was taken. */
  #waiting: number
  #added = 0
  readonly #backlog: number
  readonly #failed: number
  #changes = 0
  readonly #wakers = new Set<() => void>()
  /** URLs of the backlog that were handed out: the store counts only the others as waiting. */
  readonly begun = new Fingerprints()

  constructor(options: {
    store: Pick<Store, 'pending'>
    stopping: AbortSignal
    /** URLs that wait already: those never tried, and those that have failed before. */
    untried: number
    failed: number
    /** Most to hand out; null is no limit. */
    limit: number | null
    /** 'failed': nothing else is handed out. */
    only: 'all' | 'failed'
    /** Most entries of one host that are out at once. */
    perHost: number
  }) {
    this.#store = options.store
    this.#stopping = options.stopping
    this.#stage = options.only === 'failed' ? 'retrying' : 'listing'
    this.#backlog = options.untried
    this.#failed = options.failed
    this.#waiting = options.untried + options.failed
    this.#limit = options.limit ?? Infinity
    this.#perHost = options.perHost
    options.stopping.addEventListener('abort', () => this.#wake())
  }

  get waiting(): number {
    return this.#waiting
  }

  /** Whether as many untried ones are known as may be visited: a listing need not look for more. */
  get isFull(): boolean {
    return this.#added + this.#backlog >= this.#limit
  }

  /** How many may be visiting at once, so that somebody is free when other hosts have work. */
  get wanted(): number {
    const busy = [...this.#out.values()].filter((out) => out >= this.#perHost).length
    return this.#perHost * Math.min(MOST_HOSTS, busy + 1)
  }

  /** The next URL to visit, to be given back with `done`; waits for the listing; null when there will be none. */
  async next(): Promise<Pending | null> {
    for (;;) {
      const seen = this.#changes
      if (this.#stopping.aborted) return null
      const item = this.#taken < this.#limit ? this.#free() : undefined
      if (item !== undefined) {
        this.#taken++
        // Behind the end of the listing nobody asks any more.
        if (this.#stage === 'listing' && item.old) this.begun.add(item.entry.url)
        this.#waiting = Math.max(0, this.#waiting - 1)
        this.#wake()
        return this.#handOut(item.entry)
      }
      if (this.#taken < this.#limit && this.#buffer.length === 0 && (await this.#load())) continue
      const again = this.#again.findIndex(({ url }) => this.#hasRoom(hostOf(url)))
      if (again >= 0) return this.#handOut(this.#again.splice(again, 1)[0]!)
      if (this.#taken >= this.#limit && this.#again.length === 0) return null
      const waits = this.#asideCount + this.#buffer.length + this.#again.length > 0
      if (!waits && this.#stage !== 'listing' && seen === this.#changes) return null
      await this.#news(seen)
    }
  }

  /** An entry that was handed out has been visited. */
  done({ url }: Pending): void {
    const host = hostOf(url)
    const left = (this.#out.get(host) ?? 0) - 1
    if (left > 0) this.#out.set(host, left)
    else this.#out.delete(host)
    this.#wake()
  }

  #handOut(entry: Pending): Pending {
    const host = hostOf(entry.url)
    this.#out.set(host, (this.#out.get(host) ?? 0) + 1)
    return entry
  }

  #see(host: string): void {
    if (this.#seen.kind === 'none') this.#seen = { kind: 'one', host }
    else if (this.#seen.kind === 'one' && this.#seen.host !== host) this.#seen = { kind: 'several' }
  }

  #hasRoom(host: string): boolean {
    return (this.#out.get(host) ?? 0) < this.#perHost
  }

  /** The next entry whose host has room; what stands before it in the buffer goes aside. */
  #free(): Item | undefined {
    for (const [host, items] of this.#aside) {
      if (!this.#hasRoom(host)) continue
      const item = items.shift()!
      this.#asideCount--
      this.#aside.delete(host)
      if (items.length > 0) this.#aside.set(host, items)
      return item
    }
    const before = this.#asideCount
    while (this.#buffer.length > 0 && this.#asideCount < MOST_ASIDE[this.#seen.kind]) {
      const entry = this.#buffer.shift()!
      // The untried backlog comes first.
      const item = { entry, old: ++this.#passed <= this.#backlog }
      const host = hostOf(entry.url)
      this.#see(host)
      if (this.#hasRoom(host)) return item
      const waiting = this.#aside.get(host)
      if (waiting === undefined) this.#aside.set(host, [item])
      else waiting.push(item)
      this.#asideCount++
    }
    // The listing need not wait for these.
    if (this.#seen.kind === 'several' && this.#asideCount > before) this.#wake()
    return undefined
  }

  /** Gives back an entry that deserves a second try; it comes after everything else. */
  again(entry: Pending): void {
    this.#again.push(entry)
    this.#wake()
  }

  added(entries: number): void {
    this.#added += entries
    this.#waiting += entries
    this.#wake()
  }

  listingEnded(): void {
    if (this.#stage === 'listing') this.#stage = 'untried'
    this.#wake()
  }

  /**
   * Waits while the listing is far enough ahead of the workers: there is no use in listing what nobody comes to read.
   */
  async room(signal: AbortSignal): Promise<void> {
    const wake = (): void => this.#wake()
    signal.addEventListener('abort', wake)
    while (!signal.aborted && this.#taken < this.#limit && this.#ahead() >= FAR_AHEAD) await this.#news(this.#changes)
    signal.removeEventListener('abort', wake)
  }

  /**
   * Not counted are those aside while other hosts could go on, and failures of earlier runs that a full run adds again,
   * which nobody takes before the listing has ended.
   */
  #ahead(): number {
    const left = this.#added - Math.max(0, this.#taken - this.#backlog)
    return left - Math.max(0, this.#postponed - this.#failed) - (this.#seen.kind === 'several' ? this.#asideCount : 0)
  }

  /** True when there is something in the buffer now. */
  async #load(): Promise<boolean> {
    this.#loading ??= this.#read().finally(() => (this.#loading = null))
    await this.#loading
    return this.#buffer.length > 0
  }

  async #read(): Promise<void> {
    while (!this.#stopping.aborted) {
      const asked = this.#stage
      const rows = await this.#store.pending(PAGE, this.#cursor, asked === 'retrying' ? 'tried' : 'all')
      this.#cursor = rows.at(-1)?.position ?? this.#cursor
      this.#buffer = asked === 'retrying' ? rows : rows.filter(isUntried)
      if (this.#buffer.length < rows.length) {
        this.#postponed += rows.length - this.#buffer.length
        this.#wake()
      }
      if (this.#buffer.length > 0) return
      if (rows.length === PAGE) {
        // Nothing but failures, perhaps a great many: signals must be heard meanwhile.
        await otherWork()
      } else if (this.#stage !== 'untried') {
        return
      } else if (asked === 'untried') {
        // Only now is it certain that the listing has added nothing behind what was read.
        this.#stage = 'retrying'
        this.#cursor = 0
      }
    }
  }

  /** Resolves when anything has changed since `seen`; the count closes the gap between looking and waiting. */
  #news(seen: number): Promise<void> {
    if (seen !== this.#changes) return Promise.resolve()
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#wakers.delete(wake)
        resolve()
      }
      this.#wakers.add(wake)
    })
  }

  #wake(): void {
    this.#changes++
    for (const wake of this.#wakers) wake()
  }
}

/** What is read from the store, and whether the listing still adds to it. */
type Stage = 'listing' | 'untried' | 'retrying'

/** The hosts of all entries so far. */
type SeenHosts = { kind: 'none' } | { kind: 'one'; host: string } | { kind: 'several' }

interface Item {
  entry: Pending
  /** Of the backlog, not of this run's listing. */
  old: boolean
}

/** Hosts that are visited side by side, at most. */
const MOST_HOSTS = 4
/**
 * Entries aside, at most, of about a kilobyte each: with more than that of hosts that are not free, everybody waits for
 * them.
 */
const MOST_ASIDE = { none: 100, one: 100, several: 2000 }
const PAGE = 100
const FAR_AHEAD = 200

function isUntried({ attempts, rejections }: Pending): boolean {
  return attempts === 0 && rejections === 0
}
