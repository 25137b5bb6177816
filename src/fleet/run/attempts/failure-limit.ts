import type { Member, RunLimits } from '../../../runs/folder/run-plan.ts'
import type { FleetEvent } from '../../../vocabulary/run/event.ts'
import { deservesAnother } from './another-attempt.ts'
import type { Observer } from '../observer.ts'

/** Counts the scrapers that failed and are not tried again, and says when there are too many of them. */
export class FailureLimit {
  readonly #most: number
  readonly #failFast: boolean
  readonly #failed = new Set<Member>()

  constructor({ max_failures, fail_fast }: RunLimits) {
    this.#most = max_failures ?? Infinity
    this.#failFast = fail_fast
  }

  event(): FleetEvent {
    return { type: 'halted', at: new Date().toISOString(), failures: this.#failed.size, fail_fast: this.#failFast }
  }

  /** What is said of each scraper that is not started for that. */
  get why(): string {
    return `not started, since ${this.#failed.size === 1 ? 'one scraper' : `${this.#failed.size} scrapers`} had failed`
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
