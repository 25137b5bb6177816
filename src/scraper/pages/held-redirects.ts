import type { Pending } from '../../store/store.ts'
import type { VisitResult } from './visit.ts'

type Settled = Extract<VisitResult, { kind: 'settled' }>

/**
 * Two or three addresses of one article are spellings of it; more lead to a page that stands in the place of articles.
 */
const MOST_SPELLINGS = 4
/**
 * Visits after which it is known whether others lead to the same page: what stands in the place of articles does so for
 * all.
 */
const ENOUGH = 20
const WHY = 'redirected to one page with others'

/**
 * Holds back what came of entries that were led to another page, until it is known whether that page stands in the
 * place of articles (a login, a request for consent, "not found"): then none of them has a record, not even the first.
 */
export class HeldRedirects {
  readonly #settle: (entry: Pending, result: Settled) => void
  readonly #groups = new Map<string, Group>()

  constructor(settle: (entry: Pending, result: Settled) => void) {
    this.#settle = settle
  }

  /** What came of an entry that was led to the page `led`, or, with null, to its own. */
  note(entry: Pending, result: Settled, led: string | null): void {
    this.#passOne()
    if (led === null) return this.#settle(entry, result)
    const group = this.#groups.get(led) ?? { held: [], count: 0, isStandIn: false, age: 0 }
    this.#groups.set(led, group)
    group.count++
    // What gives no record itself has none for others either.
    group.isStandIn ||=
      group.count > MOST_SPELLINGS ||
      result.outcome.kind === 'rejected' ||
      isForeign([...group.held, { entry, result }])
    if (!group.isStandIn) group.held.push({ entry, result })
    else if (result.outcome.kind === 'rejected') this.#settle(entry, result)
    else this.#reject(entry, result)
    if (group.isStandIn) for (const one of group.held.splice(0)) this.#reject(one.entry, one.result)
  }

  close(): void {
    for (const group of this.#groups.values()) this.#release(group)
  }

  #passOne(): void {
    for (const [led, group] of this.#groups) {
      if (++group.age <= ENOUGH) continue
      this.#release(group)
      // What stands in the place of articles is remembered for the whole run.
      if (!group.isStandIn) this.#groups.delete(led)
    }
  }

  #release({ held }: Group): void {
    for (const { entry, result } of held.splice(0)) this.#settle(entry, result)
  }

  #reject(entry: Pending, result: Settled): void {
    this.#settle(entry, { ...result, outcome: { kind: 'rejected', url: entry.url, why: WHY } })
  }
}

interface Held {
  entry: Pending
  result: Settled
}

interface Group {
  held: Held[]
  count: number
  isStandIn: boolean
  /** Visits since its first. */
  age: number
}

/** Whether entries of different titles have led to a page whose title is none of theirs. */
function isForeign(held: readonly Held[]): boolean {
  const listed = new Set(held.flatMap(({ entry }) => (entry.title === null ? [] : [wordsOf(entry.title).join(' ')])))
  const shown = held.flatMap(({ result: { outcome } }) => (outcome.kind === 'record' ? [outcome.record.title] : []))[0]
  if (listed.size < 2 || shown === undefined || shown === null) return false
  const words = new Set(wordsOf(shown))
  return [...listed].every((title) => {
    const own = title.split(' ')
    return own.filter((word) => words.has(word)).length * 2 < own.length
  })
}

function wordsOf(title: string): string[] {
  return title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
