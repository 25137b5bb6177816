import { newCounters } from '../../src/scraper/outcome/counters.ts'
import type { Counters } from '../../src/scraper/outcome/counters.ts'
import type { RunFacts } from '../../src/scraper/outcome/judge-run.ts'

/** One way a run can go: what differs from a healthy one, and the verdict that is due. */
export interface Row {
  name: string
  expected: string
  detail?: RegExp
  facts?: Partial<Omit<RunFacts, 'counters'>>
  change?: (counters: Counters) => void
}

/** A run in which all went well: two listing pages, ten entries, ten records. */
export function healthy(): Counters {
  const counters = newCounters()
  Object.assign(counters.listing, { read: 2, containers: 10 })
  Object.assign(counters.counts.records, { found: 10, new: 10 })
  counters.counts.pages.fetched = 12
  counters.details.visited = 10
  counters.ends.push({ template: 't', end: 'no_such_page', pages: 2 })
  return counters
}

export function listingLost(
  counters: Counters,
  kind: NonNullable<Counters['listing']['first_failure']>['kind'],
  status: number | null,
) {
  Object.assign(counters, newCounters())
  counters.listing.failed = 1
  counters.counts.pages.failed = 1
  counters.listing.first_failure = { kind, status, message: `first page: ${kind}` }
}

export function onlyFailures(counters: Counters, kind: keyof Counters['details']['kinds'], visited = 10) {
  Object.assign(counters.counts.records, { new: 0 })
  counters.counts.pages.failed = visited
  Object.assign(counters.details, { visited, failed: visited, kinds: { [kind]: visited } })
}

export function allRejected(counters: Counters, visited = 10) {
  Object.assign(counters.counts.records, { new: 0, rejected: visited })
  counters.details.visited = visited
  counters.rejections = { 'no body': visited }
}

export const DOWN = { reason: 'host_down', detail: 'x.org: refused' } as const
