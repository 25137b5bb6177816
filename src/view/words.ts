import type { FleetEvent } from '../vocabulary/event.ts'
import { formatClock } from '../vocabulary/duration.ts'
import { counted } from './counted.ts'

type Of<Type> = Extract<FleetEvent, { type: Type }>

/** Run ...: 24 configurations, 13 single-country, 2 multi-country groups with 11; up to 8 at once. */
export function startedWords({ run, scrapers, singles, groups, max_parallel, queue }: Of<'run_started'>): string {
  const parts = [counted(scrapers, 'configuration'), `${singles} single-country`]
  const grouped = queue.filter(({ group }) => group !== null).length
  if (groups > 0) parts.push(`${counted(groups, 'multi-country group')} with ${grouped}`)
  return `Run ${run}: ${parts.join(', ')}; up to ${max_parallel} at once`
}

export function stoppingWords({ signal, grace_ms }: Of<'stopping'>): string {
  return `Stopping (${signal}): running scrapers have ${formatClock(grace_ms)} to finish their page; a second signal kills them`
}

export function noteWords({ level, message }: Of<'note'>): string {
  return level === 'warn' ? `Warning: ${message}` : message
}
