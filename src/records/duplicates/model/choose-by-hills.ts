import { countBelow } from './count-below.ts'
import { findValleys } from './find-valleys.ts'
import { leastBeyondChance, thresholdByChance } from './threshold-by-chance.ts'
import type { ChanceScores } from './scores-by-chance.ts'

/** Scores of one file, the highest first. */
export interface RankedScores {
  readonly all: Float64Array
  /** Of the best pairs, each row in one at most. */
  readonly best: Float64Array
}

/** Part of the best pairs that chance may account for where valleys are looked for. */
const MOSTLY_CHANCE = 0.9
/** Parts into which the scores above a threshold are divided to see their hill. */
const PARTS = 12
/** Just above a threshold there are at most so many times the pairs of the highest part. */
const LOW_GROUND = 0.5

/**
 * The lowest score beyond which pairs are not explained by chance and form a hill of their own, or null. Scores are
 * tried from the one by chance upwards, valley by valley; `isRelated` says whether the best pairs between two scores
 * are only related to each other, compared with those above: then matches begin higher.
 */
export function chooseByHills(
  { all, best }: RankedScores,
  chance: ChanceScores,
  isRelated: (from: number, to: number) => boolean,
): number | null {
  const byChance = thresholdByChance(all, chance.all, chance.each)
  if (byChance === Infinity) return null
  const floor = leastBeyondChance(best, chance.best, chance.each, MOSTLY_CHANCE)
  const valleys = findValleys(best.filter((score) => score >= floor)).map(({ at }) => at)
  const tried = [byChance, ...valleys.filter((at) => at > byChance)]
  for (const [i, score] of tried.entries()) {
    const next = tried[i + 1]
    if (next !== undefined && isRelated(score, next)) continue
    return i > 0 || isLowGround(all, chance, score) ? score : null
  }
  return null
}

/** Whether there are few pairs just above a score, those by chance taken off, and many more higher up. */
function isLowGround(all: Float64Array, chance: ChanceScores, score: number): boolean {
  const width = ((all[0] ?? score) - score) / PARTS
  if (width <= 0) return false
  const sorted = all.toReversed()
  const between = (scores: Float64Array, part: number): number => {
    return countBelow(scores, score + (part + 1) * width) - countBelow(scores, score + part * width)
  }
  const excess = Array.from(
    { length: PARTS },
    (_, part) => between(sorted, part) - between(chance.all, part) * chance.each,
  )
  return excess[0]! <= LOW_GROUND * Math.max(...excess)
}
