import type { FleetEvent } from '../vocabulary/event.ts'
import { formatClock } from '../vocabulary/duration.ts'
import { counted } from './counted.ts'

type Of<Type> = Extract<FleetEvent, { type: Type }>

/** Found 24 scrapers: 13 single-country, 2 multi-country groups (11 scrapers); up to 8 at once. */
export function startedWords({ run, scrapers, singles, groups, max_parallel }: Of<'run_started'>): string {
  const grouped = scrapers - singles
  const parts = [`${singles} single-country`]
  if (groups > 0) parts.push(`${counted(groups, 'multi-country group')} (${counted(grouped, 'scraper')})`)
  const slots = `up to ${max_parallel} at once`
  return `Run ${run}: ${counted(scrapers, 'configuration')}, ${parts.join(', ')}; ${slots}`
}

export function stoppingWords({ signal, grace_ms }: Of<'stopping'>): string {
  return `Stopping (${signal}): running scrapers have ${formatClock(grace_ms)} to finish their page; a second signal kills them`
}

export function noteWords({ level, message }: Of<'note'>): string {
  return level === 'warn' ? `Warning: ${message}` : message
}
