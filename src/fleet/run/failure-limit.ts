import type { Member, RunLimits } from '../../runs/folder/run-plan.ts'
import { deservesAnother } from './another-attempt.ts'
import type { Observer } from './observer.ts'

/** Counts the scrapers that failed and are not tried again, and says when there are too many of them. */
export class FailureLimit {
  readonly #most: number
  readonly #failed = new Set<Member>()

  constructor({ max_failures }: RunLimits) {
    this.#most = max_failures ?? Infinity
  }

  /** So many have failed for good. */
  get failures(): number {
    return this.#failed.size
  }

  get isReached(): boolean {
    return this.#failed.size >= this.#most
  }

  look(members: readonly Member[], observer: Observer): void {
    for (const member of members) {
      const row = observer.row(member)
      if (row?.status === 'failed' && !deservesAnother(member, row)) this.#failed.add(member)
    }
  }
}
