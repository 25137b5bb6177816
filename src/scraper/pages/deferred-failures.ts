import type { FetchFailure } from '../../http/client.ts'
import { hostAfter, type FailureKind } from '../../http/failure-kinds.ts'
import type { PageOutcome, Pending } from '../../store/store.ts'
import type { RunContext } from '../run-context.ts'

export type FailedOutcome = PageOutcome & { kind: 'failed' }

/**
 * Failures that may be the beginning of an outage. When the breaker opens, the pages that failed just before it were not
 * at fault: they get a second try once the host is back. When another page answers first, they were.
 */
export interface DeferredFailures {
  /** True when the failure is kept in suspense, or the entry went back to the queue. */
  hold(entry: Pending, outcome: FailedOutcome, failure: FetchFailure): boolean
  /** A page of the host was answered. */
  answered(host: string): void
  /** An entry is not visited after all. True when it had failed before, which then counts. */
  notVisited(entry: Pending): boolean
  close(): void
}

interface Suspect {
  entry: Pending
  outcome: FailedOutcome
  failure: FetchFailure
}

/** `fail` records a failure that counts. */
export function createDeferredFailures(
  { hosts, queue, task }: Pick<RunContext, 'hosts' | 'queue' | 'task'>,
  fail: (outcome: FailedOutcome, kind: FailureKind) => void,
): DeferredFailures {
  const held = new Map<string, Suspect[]>()
  const secondTries = new Map<string, Suspect>()

  const release = (host: string): Suspect[] => {
    const suspects = held.get(host) ?? []
    held.delete(host)
    return suspects
  }

  return {
    hold(entry, outcome, failure) {
      // `retries: 0` means that nothing is asked for twice.
      if (task.config.retries === 0 || !mayBeOutage(failure) || secondTries.has(entry.url)) return false
      const { host } = failure
      const suspects = [...release(host), { entry, outcome, failure }]
      if (!hosts.isOpen(host, 'detail')) {
        held.set(host, suspects)
        return true
      }
      for (const suspect of suspects) {
        secondTries.set(suspect.entry.url, suspect)
        queue.again(suspect.entry)
      }
      return true
    },
    answered(host) {
      for (const { outcome, failure } of release(host)) fail(outcome, failure.kind)
    },
    notVisited({ url }) {
      const suspect = secondTries.get(url)
      if (suspect !== undefined) fail(suspect.outcome, suspect.failure.kind)
      return suspect !== undefined
    },
    close() {
      for (const host of held.keys()) {
        for (const { outcome, failure } of release(host)) fail(outcome, failure.kind)
      }
    },
  }
}

function mayBeOutage({ kind, status }: FetchFailure): boolean {
  return hostAfter(kind) === 'down' || (kind === 'http' && status !== null && status >= 500)
}
