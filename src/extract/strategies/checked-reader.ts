import type { Tree } from '../tree/parse/parse-fast.ts'
import type { Mismatch, ParseChecks } from './reading-report.ts'
import type { ParseStrategy } from './parse-strategies.ts'

/**
 * Pages of one shape (the same parts filled) that are read both ways before the cheap one is trusted with that shape.
 */
const FIRST_CHECKS = 5
/** After that one in so many is. */
const CANARY = 50
const ENOUGH_PAGES = 10

/**
 * Reads pages by the cheapest strategy that gives what the whole tree gives. The results are compared for the first
 * pages of every shape and for one page in fifty afterwards; at the first difference the strategy is rejected, and the
 * next one is compared from the start. Pages that cannot be compared (`shapeOf` says null) are read whole in any case.
 */
export class CheckedReader<T extends object> {
  readonly #options: CheckedReaderOptions<T>
  readonly #strategies: ParseStrategy[]
  readonly #checks: ParseChecks = { path: 'full', pages: 0, proofs: 0, mismatches: 0, unfit: 0 }
  #seen = new Map<string, number>()
  #used = 0
  #unfit = 0

  constructor(options: CheckedReaderOptions<T>) {
    this.#options = options
    this.#strategies = [...options.strategies]
  }

  /**
   * `make` turns a tree into the result; `parseWhole` is there when the tree is only a part of the page. It is called
   * twice for a page that is read both ways.
   */
  read(html: string, url: string, make: (tree: Tree, parseWhole?: () => Tree) => T): T {
    this.#checks.pages++
    const strategy = this.#strategies[0]
    const whole = (): T => make(this.#options.whole(html))
    if (strategy === undefined) return whole()
    this.#used++
    const tree = strategy.parse(html)
    if (tree === null) {
      this.#checks.unfit++
      if (++this.#unfit * 2 > this.#used && this.#used >= ENOUGH_PAGES) this.#reject()
      return whole()
    }
    const cheap = make(tree, () => this.#options.whole(html))
    const shape = this.#options.shapeOf(cheap)
    if (shape === null) return this.#compared(strategy, cheap, whole(), url)
    const seen = (this.#seen.get(shape) ?? 0) + 1
    this.#seen.set(shape, seen)
    return seen <= FIRST_CHECKS || this.#used % CANARY === 0 ? this.#compared(strategy, cheap, whole(), url) : cheap
  }

  proofs(): ParseChecks {
    return { ...this.#checks, path: this.#strategies[0]?.name ?? 'full' }
  }

  #compared(strategy: ParseStrategy, cheap: T, whole: T, url: string): T {
    const parts = differences(cheap, whole)
    if (parts.length === 0) this.#checks.proofs++
    else {
      this.#checks.mismatches++
      this.#options.onMismatch({ way: strategy.name, url, parts })
      this.#reject()
    }
    return whole
  }

  #reject(): void {
    this.#strategies.shift()
    this.#seen = new Map()
    this.#used = 0
    this.#unfit = 0
  }
}

export interface CheckedReaderOptions<T> {
  /** The cheapest first. */
  strategies: readonly ParseStrategy[]
  whole: (html: string) => Tree
  /** Distinguishes kinds of pages; null for one that has to be read whole. */
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
