import type { ChildMap } from '../../extract/extractor.ts'

export interface QueuedMap extends ChildMap {
  /** 0 for those that the config names. */
  depth: number
  /** No map or config names it. */
  isGuess?: true
}

/** More than this at once only a trap names. */
const MOST = 100_000

/**
 * Maps to be read: the one that changed last comes first, and every second time one that does not say when, so that
 * neither thousands of dead maps nor thousands of old ones keep the fresh ones waiting.
 */
export class MapQueue {
  /** Oldest first: the next one is taken from the end. */
  #dated: (QueuedMap & { changed: number })[] = []
  readonly #undated: QueuedMap[] = []
  #taken = 0
  #turn: 'dated' | 'undated' = 'dated'

  add(maps: readonly QueuedMap[]): void {
    for (const map of maps) {
      if (this.#dated.length + this.#undated.length - this.#taken >= MOST) return
      if (isDated(map)) this.#dated.push(map)
      else this.#undated.push(map)
    }
    this.#dated.sort((a, b) => a.changed - b.changed)
  }

  next(): QueuedMap | undefined {
    const fromDated = this.#turn === 'dated'
    this.#turn = fromDated ? 'undated' : 'dated'
    return fromDated ? (this.#dated.pop() ?? this.#oldestUndated()) : (this.#oldestUndated() ?? this.#dated.pop())
  }

  #oldestUndated(): QueuedMap | undefined {
    return this.#taken < this.#undated.length ? this.#undated[this.#taken++] : undefined
  }
}

function isDated(map: QueuedMap): map is QueuedMap & { changed: number } {
  return map.changed !== null
}
