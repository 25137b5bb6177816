import { scraperId } from '../../config/source.ts'
import type { Source } from '../../config/source.ts'
import { formatClock } from '../../vocabulary/time/duration.ts'
import { groupSources } from './group.ts'
import { compare } from '../../vocabulary/text/compare.ts'
import type { GroupBy, GroupReason } from './group.ts'
import { lowerBound, makespan } from './makespan.ts'

export interface PlanOptions {
  groupBy: GroupBy
  maxParallel: number
  /** How long a scraper took before, in ms; undefined when it never ran. Keyed by country/source. */
  history: ReadonlyMap<string, number>
  /** Scrapers whose turn did not come in the last run, which was cut short: they go first. Of country/source. */
  unserved?: ReadonlySet<string>
}

export interface PlannedUnit {
  name: string
  kind: 'single' | 'group'
  reason: GroupReason | null
  members: Source[]
  /** Expected time in ms, members without history guessed; null when nothing at all is known. */
  expected_ms: number | null
}

export interface Plan {
  /**
   * As they are to start: by priority, then those that the last run did not come to, then the longest expected first.
   */
  units: PlannedUnit[]
  expected_ms: number | null
  bounded_by: string
}

/**
 * Decides what runs with what, and in which order. Pure: the same for --dry-run, run-all and a cluster.
 * Longest first comes within a few thousandths of the best possible order when history is right, where first-come order
 * takes a quarter longer; a scraper without history is taken for a long one (the 75th percentile of the known ones),
 * since starting a long one late costs more than starting a short one early.
 */
export function planFleet(sources: Source[], options: PlanOptions): Plan {
  const { singles, groups } = groupSources(sources, options.groupBy)
  const guess = percentile([...options.history.values()], 0.75)
  const timed = (members: Source[]): number | null =>
    guess === null ? null : members.reduce((sum, member) => sum + (options.history.get(scraperId(member)) ?? guess), 0)
  const units: PlannedUnit[] = [
    ...groups.map((group) => ({ ...group, kind: 'group' as const, expected_ms: timed(group.members) })),
    ...singles.map((source) => ({
      name: scraperId(source),
      kind: 'single' as const,
      reason: null,
      members: [source],
      expected_ms: timed([source]),
    })),
  ].sort(inOrder(options.unserved ?? new Set()))
  return { units, ...foretell(units, options.maxParallel) }
}

function inOrder(unserved: ReadonlySet<string>): (a: PlannedUnit, b: PlannedUnit) => number {
  // Runs that are cut short again and again would never come to the short scrapers.
  const first = (unit: PlannedUnit): number => Number(unit.members.some((member) => unserved.has(scraperId(member))))
  const priority = (unit: PlannedUnit): number => Math.max(...unit.members.map((member) => member.priority))
  // Without any history the number of members is the best guess at the length.
  const length = (unit: PlannedUnit): number => unit.expected_ms ?? unit.members.length
  return (a, b) => priority(b) - priority(a) || first(b) - first(a) || length(b) - length(a) || compare(a.name, b.name)
}

function foretell(units: PlannedUnit[], slots: number): Pick<Plan, 'expected_ms' | 'bounded_by'> {
  const durations = units.map((unit) => unit.expected_ms)
  if (units.length === 0 || durations.includes(null)) return { expected_ms: null, bounded_by: 'no history yet' }
  const known = durations as number[]
  const expected_ms = makespan(known, slots)
  const most = Math.max(...known)
  const longest = units[known.indexOf(most)]!
  const bound = lowerBound(known, slots)
  const what = longest.kind === 'group' ? `the group ${longest.name}` : longest.name
  const bounded_by =
    bound <= most
      ? `${what} (${formatClock(most)}); more slots would not help`
      : `${slots} slots; the longest unit, ${what}, takes ${formatClock(most)}`
  return { expected_ms, bounded_by }
}

/** The value below which the given share of values lies; null without values. */
function percentile(values: number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
}
