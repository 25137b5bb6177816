import type { Tree } from '../tree/parse-fast.ts'
import type { Mismatch, Proofs } from './reading-report.ts'
import type { Way } from './ways.ts'

/** Pages of one shape (the same parts filled) that are read both ways before the cheap one is trusted with that shape. */
const PROOFS = 5
/** After that one in so many is. */
const CANARY = 50
const ENOUGH_PAGES = 10

/**
 * Reads pages the cheapest way that gives what the whole tree gives. That is proved with the first pages of every shape and with one
 * in fifty afterwards; at the first difference the way is given up, and the next one has to prove itself. What could not be
 * proved (`shapeOf` says null) is read whole in any case.
 */
export class ProvedReader<T extends object> {
  readonly #options: ProvedReaderOptions<T>
  readonly #ways: Way[]
  readonly #proofs: Proofs = { path: 'full', pages: 0, proofs: 0, mismatches: 0, unfit: 0 }
  #seen = new Map<string, number>()
  #used = 0
  #unfit = 0

  constructor(options: ProvedReaderOptions<T>) {
    this.#options = options
    this.#ways = [...options.ways]
  }

  /**
   * `make` turns a tree into what is wanted, with the whole one at hand where that is only a part; it is asked twice where a page is
   * read both ways.
   */
  read(html: string, url: string, make: (tree: Tree, parseWhole?: () => Tree) => T): T {
    this.#proofs.pages++
    const way = this.#ways[0]
    const whole = (): T => make(this.#options.whole(html))
    if (way === undefined) return whole()
    this.#used++
    const tree = way.parse(html)
    if (tree === null) {
      this.#proofs.unfit++
      if (++this.#unfit * 2 > this.#used && this.#used >= ENOUGH_PAGES) this.#giveUp()
      return whole()
    }
    const cheap = make(tree, () => this.#options.whole(html))
    const shape = this.#options.shapeOf(cheap)
    if (shape === null) return this.#compared(way, cheap, whole(), url)
    const seen = (this.#seen.get(shape) ?? 0) + 1
    this.#seen.set(shape, seen)
    return seen <= PROOFS || this.#used % CANARY === 0 ? this.#compared(way, cheap, whole(), url) : cheap
  }

  proofs(): Proofs {
    return { ...this.#proofs, path: this.#ways[0]?.name ?? 'full' }
  }

  #compared(way: Way, cheap: T, whole: T, url: string): T {
    const parts = differences(cheap, whole)
    if (parts.length === 0) this.#proofs.proofs++
    else {
      this.#proofs.mismatches++
      this.#options.onMismatch({ way: way.name, url, parts })
      this.#giveUp()
    }
    return whole
  }

  #giveUp(): void {
    this.#ways.shift()
    this.#seen = new Map()
    this.#used = 0
    this.#unfit = 0
  }
}

export interface ProvedReaderOptions<T> {
  /** The cheapest first. */
  ways: readonly Way[]
  whole: (html: string) => Tree
  /** What tells kinds of pages apart; null for one that has to be read whole. */
  shapeOf: (read: T) => string | null
  onMismatch: (mismatch: Mismatch) => void
}

/** Names of the parts in which two results differ, those of a record by themselves. */
function differences(a: object, b: object): string[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return []
  const [left, right] = [a, b].map((result) => ('record' in result ? (result.record as object) : result)) as [
    Record<string, unknown>,
    Record<string, unknown>,
  ]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
    (key) => JSON.stringify(left[key]) !== JSON.stringify(right[key]),
  )
}
