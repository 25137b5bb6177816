import type { FetchFailure } from '../../http/client.ts'
import { hostAfter, type FailureKind } from '../../http/failure-kinds.ts'
import type { PageOutcome, Pending } from '../../store/store.ts'
import { detailRequest } from '../rendering.ts'
import type { RunContext } from '../run-context.ts'

export type FailedOutcome = PageOutcome & { kind: 'failed' }

/**
 * Failures that may be the beginning of an outage. When the breaker opens, the pages that failed just before it were
 * not at fault: they get a second try once the host is back. When another page answers first, they were.
 */
export interface DeferredFailures {
  /** True when the failure is deferred, or the entry went back to the queue. */
  hold(entry: Pending, outcome: FailedOutcome, failure: FetchFailure): boolean
  /** A page of the host was answered. */
  answered(host: string): void
  /** An entry is not visited after all. True when it had failed before, which then counts. */
  notVisited(entry: Pending): boolean
  close(): void
}

interface Deferred {
  entry: Pending
  outcome: FailedOutcome
  failure: FetchFailure
}

/** `fail` records a failure that counts. */
export function createDeferredFailures(
  { hosts, queue, task }: Pick<RunContext, 'hosts' | 'queue' | 'task'>,
  fail: (outcome: FailedOutcome, kind: FailureKind) => void,
): DeferredFailures {
  const { operation } = detailRequest(task.config)
  const held = new Map<string, Deferred[]>()
  const secondTries = new Map<string, Deferred>()

  const release = (host: string): Deferred[] => {
    const deferred = held.get(host) ?? []
    held.delete(host)
    return deferred
  }

  return {
    hold(entry, outcome, failure) {
      // `retries: 0` means that nothing is asked for twice.
      if (task.config.retries === 0 || !mayBeOutage(failure) || secondTries.has(entry.url)) return false
      const { host } = failure
      const deferred = [...release(host), { entry, outcome, failure }]
      if (!hosts.isOpen(host, operation)) {
        held.set(host, deferred)
        return true
      }
      for (const failed of deferred) {
        secondTries.set(failed.entry.url, failed)
        queue.again(failed.entry)
      }
      return true
    },
    answered(host) {
      for (const { outcome, failure } of release(host)) fail(outcome, failure.kind)
    },
    notVisited({ url }) {
      const failed = secondTries.get(url)
      if (failed !== undefined) fail(failed.outcome, failed.failure.kind)
      return failed !== undefined
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
