import { newTally } from '../../src/scraper/outcome/tally.ts'
import type { Tally } from '../../src/scraper/outcome/tally.ts'
import type { VerdictFacts } from '../../src/scraper/outcome/verdict.ts'

/** One way a run can go: what differs from a healthy one, and the verdict that is due. */
export interface Row {
  name: string
  expected: string
  detail?: RegExp
  facts?: Partial<Omit<VerdictFacts, 'tally'>>
  change?: (tally: Tally) => void
}

/** A run in which all went well: two listing pages, ten entries, ten records. */
export function healthy(): Tally {
  const tally = newTally()
  Object.assign(tally.listing, { read: 2, containers: 10 })
  Object.assign(tally.counts.records, { found: 10, new: 10 })
  tally.counts.pages.fetched = 12
  tally.details.visited = 10
  tally.ends.push({ template: 't', end: 'no_such_page', pages: 2 })
  return tally
}

export function listingLost(
  tally: Tally,
  kind: NonNullable<Tally['listing']['first_failure']>['kind'],
  status: number | null,
) {
  Object.assign(tally, newTally())
  tally.listing.failed = 1
  tally.counts.pages.failed = 1
  tally.listing.first_failure = { kind, status, message: `first page: ${kind}` }
}

export function onlyFailures(tally: Tally, kind: keyof Tally['details']['kinds'], visited = 10) {
  Object.assign(tally.counts.records, { new: 0 })
  tally.counts.pages.failed = visited
  Object.assign(tally.details, { visited, failed: visited, kinds: { [kind]: visited } })
}

export function allRejected(tally: Tally, visited = 10) {
  Object.assign(tally.counts.records, { new: 0, rejected: visited })
  tally.details.visited = visited
  tally.rejections = { 'no body': visited }
}

export const DOWN = { reason: 'host_down', detail: 'x.org: refused' } as const
