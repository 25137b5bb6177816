import type { FleetEvent } from '../vocabulary/event.ts'
import { formatClock } from '../vocabulary/duration.ts'
import { counted } from '../vocabulary/counted.ts'
import { namedBy } from './ended-line.ts'
import { groupCounts } from './group-counts.ts'

type Of<Type> = Extract<FleetEvent, { type: Type }>

/** Run ...: 24 configurations, 13 single-country, 2 multi-country groups with 11; up to 8 at once. */
export function startedMessage({ run, scrapers, singles, max_parallel, queue }: Of<'run_started'>): string {
  const grouped = Map.groupBy(queue, ({ group }) => group)
  grouped.delete(null)
  const groups = [...grouped.values()].map((members) => members.map(({ id }) => namedBy(id).country))
  const parts = [counted(scrapers, 'configuration'), `${singles} single-country`, ...groupCounts(groups)]
  return `Run ${run}: ${parts.join(', ')}; up to ${max_parallel} at once`
}

/** The message for a run that is being stopped. */
export function stoppingMessage({ signal, grace_ms }: Of<'stopping'>): string {
  return `Stopping (${signal}): running scrapers have ${formatClock(grace_ms)} to finish their page; a second signal kills them`
}

/** The message for failed scrapers that will be retried. */
export function retryingMessage({ scrapers, delay_ms }: Of<'retrying'>): string {
  const failed = counted(scrapers.length, 'failed scraper')
  const when = delay_ms === 0 ? 'now' : `in ${formatClock(delay_ms)}`
  return `Trying ${failed} again ${when} (attempt ${Math.max(...scrapers.map(({ attempt }) => attempt))})`
}

/** The message for a changed number of slots. */
export function slotsMessage({ slots, most }: Of<'slots_changed'>): string {
  return slots < most
    ? `Memory is short: ${slots} at once instead of ${most}, until there is more`
    : `Memory is there again: up to ${most} at once`
}

/** The message for a run that starts no more scrapers. */
export function haltedMessage({ failures, fail_fast }: Of<'halted'>): string {
  const failed = counted(failures, 'scraper has failed', 'scrapers have failed')
  return `${failed}: nothing more is started${fail_fast ? ', and what runs is stopped' : ''}`
}

/** A note as one line. */
export function noteMessage({ level, message }: Of<'note'>): string {
  return level === 'warn' ? `Warning: ${message}` : message
}
