import { Fingerprints } from './fingerprints.ts'

/** Remembers at least the last `generation` different texts and at most twice as many: memory ends somewhere. */
export class RecentFingerprints {
  readonly #generation: number
  #young = new Fingerprints()
  #old = new Fingerprints()

  constructor(generation: number) {
    this.#generation = generation
  }

  /** Adds a text; false when it was there lately. */
  add(text: string): boolean {
    const wasThere = this.#old.has(text)
    if (!this.#young.add(text)) return false
    if (this.#young.size >= this.#generation) {
      this.#old = this.#young
      this.#young = new Fingerprints()
    }
    return !wasThere
  }
}
