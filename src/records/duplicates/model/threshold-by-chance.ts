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

/** The threshold of the best F1 if all pairs that are more than those by chance are right. The same arguments. */
export function thresholdByChance(found: Float64Array, chance: Float64Array, each: number): number {
  const right = (i: number): number => Math.max(0, i + 1 - (chance.length - countBelow(chance, found[i]!)) * each)
  let matches = 0
  for (let i = 0; i < found.length; i++) matches = Math.max(matches, right(i))
  let [score, expected] = [Infinity, 0]
  for (let i = 0; i < found.length; i++) {
    const f1 = (2 * right(i)) / (i + 1 + matches)
    if (f1 > expected) [score, expected] = [found[i]!, f1]
  }
  return score
}
