import type { FleetEvent } from '../vocabulary/run/event.ts'
import { formatClock } from '../vocabulary/time/duration.ts'
import { counted } from '../vocabulary/text/counted.ts'
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

/** abc_au: 7 scrapers one after the other, in process 4711. */
export function groupStartedMessage({ group, scrapers, pid, start }: Of<'group_started'>): string {
  const again = start === 1 ? '' : ` (started again, ${start - 1 === 1 ? 'once' : `${start - 1} times`})`
  return `group ${group}: ${counted(scrapers.length, 'scraper')} one after the other${pid === null ? '' : `, process ${pid}`}${again}`
}

/** group abc_au is through: 6 completed, 1 failed (exit code 1). */
export function groupEndedMessage({ group, scrapers, exit_code, signal, ended }: Of<'group_ended'>): string {
  const through = Object.values(ended).reduce((sum, n) => sum + n, 0)
  const how = signal ?? (exit_code === null ? null : `exit code ${exit_code}`)
  const by = how === null ? '' : ` (${how})`
  if (through < scrapers) return `group ${group}: its process died${by} with ${through} of ${scrapers} through`
  const words = [`${ended.success + ended.warning} completed`]
  for (const status of ['failed', 'interrupted', 'skipped'] as const) {
    if (ended[status] > 0) words.push(`${ended[status]} ${status}`)
  }
  return `group ${group} is through: ${words.join(', ')}${by}`
}

/** Waiting for 2 groups: abc_au 3 of 7, rnz 1 of 4. */
export function groupsLeftMessage(groups: { name: string; members: number; ended: number }[]): string {
  const each = groups.map(({ name, members, ended }) => `${name} ${ended} of ${members}`)
  return `Waiting for ${counted(groups.length, 'group')}: ${each.join(', ')}`
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
export function slotsMessage({ slots, most, by }: Of<'slots_changed'>): string {
  if (by === 'user') return `Up to ${slots} at once from now on, on request`
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
