import type { CandidatePairs } from '../blocking/candidate-pairs.ts'
import { createGroups, type Groups } from './groups.ts'
import type { CannotLink } from './cannot-link.ts'

/** Most members of each group that are compared when two groups want to become one. */
const COMPARED = 8

/**
 * Joins rows whose pairs reach the threshold, best first, but two groups only when their members are alike on average:
 * a chain of look-alikes is no cluster. Rows that are kept apart are never in one, whatever connects them.
 */
export function linkClusters(
  pairs: CandidatePairs,
  order: Iterable<number>,
  rows: number,
  threshold: number,
  apart: CannotLink,
  scoreOf: (a: number, b: number) => number,
): Groups {
  const groups = createGroups(rows)
  const refused = new Set<string>()
  for (const pair of order) {
    const [a, b] = [pairs.a[pair]!, pairs.b[pair]!]
    if (groups.same(a, b) || apart.groups(groups, a, b)) continue
    const [left, right] = [groups.members(a), groups.members(b)]
    if (left.length + right.length > 2) {
      // Most pairs of two large groups ask again what has been refused; the answer changes only when one of them grows.
      const [first, second] = left[0]! < right[0]! ? [left, right] : [right, left]
      const asked = `${first[0]} ${first.length} ${second[0]} ${second.length}`
      if (refused.has(asked)) continue
      if (meanScore(spread(left), spread(right), scoreOf) < threshold) {
        refused.add(asked)
        continue
      }
    }
    groups.join(a, b)
  }
  return groups
}

function meanScore(
  left: readonly number[],
  right: readonly number[],
  scoreOf: (a: number, b: number) => number,
): number {
  let total = 0
  for (const a of left) for (const b of right) total += a < b ? scoreOf(a, b) : scoreOf(b, a)
  return total / (left.length * right.length)
}

/** At most so many members, evenly from all. */
function spread(members: readonly number[]): readonly number[] {
  if (members.length <= COMPARED) return members
  return Array.from({ length: COMPARED }, (_, i) => members[Math.floor((i * members.length) / COMPARED)]!)
}
