import { hostAfter, type FailureKind } from '../../http/failure-kinds.ts'
import type { Ending, FailedReason, WarningReason } from '../../vocabulary/run/reason.ts'
import { counted } from '../../vocabulary/text/counted.ts'
import type { GiveUp } from '../limits/hosts.ts'
import { describeCounts } from './counters.ts'
import type { ListingFailureKind, Counters } from './counters.ts'
import { sum } from '../../vocabulary/sum.ts'

export type RunVerdict = Ending & { detail: string }

export interface RunFacts {
  counters: Counters
  /** 'failed': the run only looked again at what had failed; nothing was listed. */
  only: 'all' | 'failed'
  /** Why the run was ended before its time. */
  halted: { status: 'interrupted' } | ({ status: 'failed' } & GiveUp) | null
  /** Hosts of the source itself that were given up, in that order. */
  gaveUp: GiveUp[]
  /** The source has records from earlier runs. */
  hasRecords: boolean
}

/** Entries without a record that say "the layout changed" of a source that has given records before. */
const ENOUGH_TO_TELL = 5

/** How a run went, from its counts alone. What each reason means for a user is in docs/reasons.md. */
export function judgeRun(facts: RunFacts): RunVerdict {
  return (
    haltedVerdict(facts) ?? gaveUpVerdict(facts) ?? listingVerdict(facts) ?? recordsVerdict(facts) ?? mildVerdict(facts)
  )
}

function failed(reason: FailedReason, detail: string): RunVerdict {
  return { status: 'failed', reason, detail }
}

function haltedVerdict({ halted }: RunFacts): RunVerdict | null {
  if (halted === null) return null
  if (halted.status === 'failed') return failed(halted.reason, halted.detail)
  return { status: 'interrupted', reason: 'stopped', detail: 'stopped on request; the next run goes on from here' }
}

/** A scraper that had to give up before its frontier was worked off has failed, whatever it got until then. */
function gaveUpVerdict({ gaveUp, counters }: RunFacts): RunVerdict | null {
  const first = gaveUp[0]
  const undone = counters.details.left > 0 || counters.ends.some(({ end }) => end === 'failures')
  if (first === undefined || !undone) return null
  const { left } = counters.details
  return failed(first.reason, left === 0 ? first.detail : `${first.detail}; ${left} entries wait for the next run`)
}

function listingVerdict({ only, counters, hasRecords }: RunFacts): RunVerdict | null {
  const { listing, counts, drops } = counters
  if (only === 'failed') return null
  if (listing.read === 0) return unreadVerdict(counters)
  if (counts.records.found > 0) return null
  const pages = counted(listing.read, 'listing page')
  if (listing.containers === 0) {
    if (listing.logins > 0)
      return failed('no_entries', `${pages} read, and what is shown is a login form: has the config a \`login\`?`)
    // Better than a guess is what was missing.
    const { first_failure } = listing
    if (first_failure?.kind === 'not_sitemap' || first_failure?.kind === 'no_form') {
      return failed('no_entries', first_failure.message)
    }
    return listing.shells > 0
      ? failed('empty_shell', `${pages} read, and only scripts in them: the site needs a browser`)
      : failed('no_entries', `${pages} read and no entry found${hasRecords ? ': has the layout changed?' : ''}`)
  }
  // All that is listed is older than the config wants: nothing new, as in any quiet week.
  if ((drops['stop_date'] ?? 0) > 0) return null
  return failed('no_entries', `${pages} read and every entry skipped: ${describeCounts(drops)}`)
}

function unreadVerdict({ listing }: Counters): RunVerdict | null {
  const first = listing.first_failure
  if (first !== null) return failed(listingReason(first.kind, first.status), first.message)
  // An archive whose every period had been read before.
  return listing.skipped > 0 ? null : failed('no_entries', 'the listing has no page to read')
}

function listingReason(kind: ListingFailureKind, status: number | null): FailedReason {
  switch (kind) {
    case 'robots_disallowed':
    case 'robots_unreachable':
    case 'blocked':
    case 'rate_limited':
      return kind
    case 'dns':
    case 'connect':
    case 'timeout':
    case 'protocol':
    case 'circuit_open':
      return 'host_down'
    case 'anonymous':
      return 'login_failed'
    case 'http':
      return (status ?? 0) >= 500 ? 'host_down' : 'no_entries'
    case 'not_built':
      return 'empty_shell'
    case 'gone':
    case 'not_json':
    case 'not_feed':
    case 'hook':
    case 'not_sitemap':
    case 'no_form':
    case 'too_large':
    case 'redirect':
    case 'private_address':
    case 'disk':
    case 'aborted':
      return 'no_entries'
  }
}

function recordsVerdict({ only, counters, hasRecords }: RunFacts): RunVerdict | null {
  const { details, rejections, counts } = counters
  if (details.visited === 0 && !hasRecords && counts.records.found > 0 && only === 'all') {
    const entries = counted(counts.records.found, 'entry', 'entries')
    return failed('no_records', `${entries} listed, all known from before, and not one has ever given a record`)
  }
  const rejected = sum(Object.values(rejections))
  const made = details.visited - details.failed - details.forbidden - rejected
  if (details.visited === 0 || made > 0 || only === 'failed') return null
  // Pages that an earlier run rejected, too, are no news of the source.
  if (hasRecords && details.visited === details.rejected_again) return null
  // Dead links to other sites say nothing of this one.
  if (hasRecords && details.visited - details.dead_links < ENOUGH_TO_TELL) return null
  const entries = counted(details.visited, 'entry', 'entries')
  if (details.forbidden === details.visited) {
    return hasRecords ? null : failed('robots_disallowed', `robots.txt forbids all ${entries}`)
  }
  const whys = describeCounts({ ...rejections, ...details.kinds })
  const reason = commonReason(counters, rejected)
  if (reason === 'empty_shell')
    return failed(reason, `${entries} read, and only scripts in them: the site needs a browser`)
  return failed(reason, `no record from ${entries}: ${whys}`)
}

/** What all entries without a record have in common, if anything. */
function commonReason({ details }: Counters, rejected: number): FailedReason {
  const of = (kind: FailureKind): boolean => details.kinds[kind] === details.visited
  if (of('blocked')) return 'blocked'
  if (of('rate_limited')) return 'rate_limited'
  if (of('robots_unreachable')) return 'robots_unreachable'
  if (of('anonymous')) return 'login_failed'
  const isDown = (kind: string): boolean => kind !== 'error' && hostAfter(kind as FailureKind) === 'down'
  const down = Object.entries(details.kinds).filter(([kind]) => isDown(kind))
  if (sum(down.map(([, n]) => n)) === details.visited && details.dead_links < details.visited) return 'host_down'
  return details.shells === details.visited && rejected === details.visited ? 'empty_shell' : 'no_records'
}

/** The run was worked off: a success, or a warning that names everything that was lost on the way. */
function mildVerdict({ counters }: RunFacts): RunVerdict {
  const { listing, details, rejections, counts, drops, trap, drift } = counters
  const forbidden = listing.forbidden + details.forbidden
  const rejected = sum(Object.values(rejections))
  const found: [WarningReason, string][] = []
  if (trap !== null) found.push(['trap', trap])
  if (drift.length > 0) found.push(['drift', drift.join('; ')])
  const { body: unselected = 0 } = counters.unselected
  if (unselected > 0)
    found.push(['drift', `article.body finds nothing on ${counted(unselected, 'page')}: text read without it`])
  if (counts.pages.failed > 0) found.push(['partial', `${counted(counts.pages.failed, 'page')} failed`])
  if (forbidden > 0) found.push(['robots_partly', `robots.txt forbids ${counted(forbidden, 'page')}`])
  if (rejected > 0) found.push(['rejected', `${counted(rejected, 'record')} rejected: ${describeCounts(rejections)}`])
  const { same_url = 0, no_cursor = 0 } = drops
  if (same_url > 0)
    found.push(['rejected', `${counted(same_url, 'record')} skipped: their URL belongs to another record`])
  if (no_cursor > 0)
    found.push(['partial', `next_path gave no cursor on ${counted(no_cursor, 'page')}: the listing may go on`])
  const { failed: lost, skipped, no_room } = counters.documents
  if (no_room > 0) found.push(['documents_failed', `${counted(no_room, 'document')} wait for room on the disk`])
  if (lost > 0) found.push(['documents_failed', `${counted(lost, 'document')} failed; the next run tries again`])
  if (skipped > 0) found.push(['documents_failed', `${counted(skipped, 'document')} skipped: more than max_per_record`])
  const worst = found[0]
  if (worst === undefined) return { status: 'success', reason: null, detail: '' }
  return { status: 'warning', reason: worst[0], detail: found.map(([, text]) => text).join('; ') }
}
