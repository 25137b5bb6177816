import { randomBytes } from 'node:crypto'
import type { Patch } from '../shapes.ts'

export interface LoggedPatch {
  id: string
  patch: Patch
}

/** Changes that a page which was cut off can still be given; about five minutes of a run. */
const KEPT = 600

/**
 * The last changes, numbered, for pages that follow. The numbers of two processes differ, so that a page that was open
 * while the server started anew notices.
 */
export class EventLog {
  readonly #process = randomBytes(4).toString('hex')
  #count = 0
  #kept: LoggedPatch[] = []
  readonly #listeners = new Set<() => void>()

  /** Id of the last change. */
  get last(): string {
    return this.#id(this.#count)
  }

  add(patch: Patch): void {
    this.#count++
    this.#kept.push({ id: this.last, patch })
    if (this.#kept.length > KEPT) this.#kept.shift()
    for (const listener of this.#listeners) listener()
  }

  /** What came behind an id; null when that is not known (any more), and everything has to be read anew. */
  after(id: string): LoggedPatch[] | null {
    if (id === this.last) return []
    const place = this.#kept.findIndex((one) => one.id === id)
    if (place !== -1) return this.#kept.slice(place + 1)
    const first = this.#count - this.#kept.length
    return id === this.#id(first) ? [...this.#kept] : null
  }

  /** Calls back after every change; the returned function ends that. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #id(count: number): string {
    return `${this.#process}-${count}`
  }
}
