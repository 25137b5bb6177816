import { setImmediate as otherWork } from 'node:timers/promises'
import type { Pending, Store } from '../store/store.ts'
import { Fingerprints } from './fingerprints.ts'

/**
 * Hands out the pending URLs of the store one by one and holds only a handful in memory: the frontier itself stays in the
 * store, however long it gets. Listing and workers meet here. What has never been tried comes first, oldest first; what
 * failed in an earlier run comes when nothing else is left, so that pages that fail again and again starve no others.
 */
export class FrontierQueue {
  readonly #store: Pick<Store, 'pending'>
  readonly #stopping: AbortSignal
  readonly #limit: number
  #buffer: Pending[] = []
  #cursor = 0
  /** Whether those that have failed before are being read. */
  #retrying: boolean
  #loading: Promise<void> | null = null
  #again: Pending[] = []
  /** Handed out, second times not counted. */
  #taken = 0
  /** Known to wait: what was there at the start and what the listing added, less what was taken. */
  #waiting: number
  #added = 0
  readonly #backlog: number
  #listing = true
  #changes = 0
  readonly #wakers = new Set<() => void>()
  /** URLs of the backlog that were handed out: the store tells only of the others that they wait. */
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
  }) {
    this.#store = options.store
    this.#stopping = options.stopping
    this.#retrying = options.only === 'failed'
    this.#backlog = options.untried
    this.#waiting = options.untried + options.failed
    this.#limit = options.limit ?? Infinity
    options.stopping.addEventListener('abort', () => this.#wake())
  }

  get waiting(): number {
    return this.#waiting
  }

  /** Whether as many untried ones are known as may be visited: a listing need not look for more. */
  get isFull(): boolean {
    return this.#added + this.#backlog >= this.#limit
  }

  /** The next URL to visit; waits for the listing; null when there will be none. */
  async next(): Promise<Pending | null> {
    for (;;) {
      const seen = this.#changes
      if (this.#stopping.aborted) return null
      const entry = this.#taken < this.#limit ? this.#buffer.shift() : undefined
      if (entry !== undefined) {
        this.#taken++
        // The untried backlog comes first. Behind the end of the listing nobody asks any more.
        if (this.#listing && this.#taken <= this.#backlog) this.begun.add(entry.url)
        this.#waiting = Math.max(0, this.#waiting - 1)
        this.#wake()
        return entry
      }
      if (this.#taken < this.#limit && (await this.#load())) continue
      const again = this.#again.shift()
      if (again !== undefined) return again
      if (this.#taken >= this.#limit || (!this.#listing && seen === this.#changes)) return null
      await this.#news(seen)
    }
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
    this.#listing = false
    this.#wake()
  }

  /** Waits while the listing is far enough ahead of the workers: there is no use in listing what nobody comes to read. */
  async room(signal: AbortSignal): Promise<void> {
    const wake = (): void => this.#wake()
    signal.addEventListener('abort', wake)
    while (!signal.aborted && this.#taken < this.#limit && this.#ahead() >= FAR_AHEAD) await this.#news(this.#changes)
    signal.removeEventListener('abort', wake)
  }

  #ahead(): number {
    return this.#added - Math.max(0, this.#taken - this.#backlog)
  }

  /** True when there is something in the buffer now. */
  async #load(): Promise<boolean> {
    this.#loading ??= this.#read().finally(() => (this.#loading = null))
    await this.#loading
    return this.#buffer.length > 0
  }

  async #read(): Promise<void> {
    while (!this.#stopping.aborted) {
      const over = !this.#listing
      const rows = await this.#store.pending(PAGE, this.#cursor, this.#retrying ? 'failed' : 'all')
      this.#cursor = rows.at(-1)?.position ?? this.#cursor
      this.#buffer = this.#retrying ? rows : rows.filter(({ attempts }) => attempts === 0)
      if (this.#buffer.length > 0) return
      if (rows.length === PAGE) {
        // Nothing but failures, perhaps a great many: signals must be heard meanwhile.
        await otherWork()
      } else if (this.#listing || this.#retrying) {
        return
      } else if (over) {
        // Only now is it certain that the listing has added nothing behind what was read.
        this.#retrying = true
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

const PAGE = 100
const FAR_AHEAD = 200
