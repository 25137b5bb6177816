import type { Threshold } from './choose-threshold.ts'

/**
 * The threshold that promises the best F1 when the odds of pairs mean what they say. The odds take no notice of how
 * many wrong pairs there are for each right one, so this holds where most rows have no partner, too.
 */
export function thresholdByOdds(ordered: ArrayLike<number>, scores: Float64Array, odds: Float64Array): Threshold {
  const chances = Float64Array.from(ordered, (pair) => 1 / (1 + Math.exp(-odds[pair]!)))
  const matches = chances.reduce((total, chance) => total + chance, 0)
  let [right, score, expected] = [0, Infinity, 0]
  for (const [i, chance] of chances.entries()) {
    right += chance
    const f1 = (2 * right) / (i + 1 + matches)
    if (f1 > expected) [score, expected] = [scores[ordered[i]!]!, f1]
  }
  return { score, matches, expected, valley: false }
}
