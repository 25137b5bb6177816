import { countBelow } from './count-below.ts'

/**
 * The lowest threshold beyond which chance accounts for this part of the pairs at most; Infinity when there is none, as
 * in a file in which nothing is twice. `found` are scores, the highest first; `chance` those of shuffled rows, the
 * lowest first, each of which counts for `each`.
 */
export function leastBeyondChance(found: Float64Array, chance: Float64Array, each: number, part: number): number {
  for (let i = found.length - 1; i >= 0; i--) {
    const byChance = (chance.length - countBelow(chance, found[i]!)) * each
    if (byChance <= part * (i + 1)) return found[i]!
  }
  return Infinity
}

/** Where chance accounts for more than this part, what is left is a difference of two large numbers. */
const MOST_BY_CHANCE = 0.25

/** The threshold of the best F1 if all pairs that are more than those by chance are right. The same arguments. */
export function thresholdByChance(found: Float64Array, chance: Float64Array, each: number): number {
  const wrong = (i: number): number => (chance.length - countBelow(chance, found[i]!)) * each
  let end = found.length
  while (end > 0 && wrong(end - 1) > MOST_BY_CHANCE * end) end--
  let matches = 0
  for (let i = 0; i < end; i++) matches = Math.max(matches, i + 1 - wrong(i))
  let [score, expected] = [Infinity, 0]
  for (let i = 0; i < end; i++) {
    const f1 = (2 * (i + 1 - wrong(i))) / (i + 1 + matches)
    if (f1 > expected) [score, expected] = [found[i]!, f1]
  }
  return score
}
