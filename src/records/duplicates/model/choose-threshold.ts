import { countBelow } from './count-below.ts'
import { fitGaussianMixture, type GaussianMixture } from './gaussian-mixture.ts'

export interface Threshold {
  /** Least score of a match. */
  readonly score: number
  /** How many matches there seem to be among the best pairs. */
  readonly matches: number
  /** F1 that is to be expected. */
  readonly expected: number
  /** Whether there is a valley between the right and the wrong ones. */
  readonly valley: boolean
}

/** Fewer matches than this are not told from chance. */
const LEAST_SHARE = 0.2

/** Hills so far apart have a valley; there the wrong ones end, whatever the decoys, who are only second best, say. */
const CLEARLY_APART = 3
const LEAST_FOR_HILLS = 20
const KEPT_BEYOND = 0.8
/** Part of the candidates that is wrong where nearly all are copies. */
const FEW = 0.1
/** Standard deviations from the middle of the wrong ones to their end. */
const REACH = 4
/** Where a row may have several partners, no better one takes the place of a look-alike: wrong ones reach farther. */
const REACH_AMONG_MANY = 5

/**
 * The threshold that promises the best F1 without a label. `best` are the scores of each row's best pair, `decoys` of
 * the best pair when that one is forbidden: wrong ones, and what a row without a partner would get. How many of the
 * best are such follows from the low scores, where nobody is right; what is more than them at a score is taken for
 * true.
 */
export function chooseThreshold(best: Float64Array, decoys: Float64Array, reach = REACH): Threshold {
  const byDecoys = thresholdByDecoys(best, decoys)
  if (best.length < LEAST_FOR_HILLS) return byDecoys
  const hills = fitGaussianMixture(Float64Array.from([...best, ...decoys]))
  if (hills.apart < CLEARLY_APART) return byDecoys
  return { ...byDecoys, score: Math.max(byDecoys.score, endOfLower(hills, best, reach)), valley: true }
}

/**
 * The threshold where rows have several partners each, so that the decoys are right ones too: by the valley between the
 * best pairs and each row's worst candidates, if there is one; where even those are copies, by the valley of all
 * candidates.
 */
export function chooseAmongMany(
  best: Float64Array,
  decoys: Float64Array,
  worst: Float64Array,
  all: Float64Array,
): Threshold {
  const usual = chooseThreshold(best, decoys, REACH_AMONG_MANY)
  if (usual.valley || best.length < LEAST_FOR_HILLS) return usual
  const hills = fitGaussianMixture(Float64Array.from([...best, ...worst]))
  if (hills.apart >= CLEARLY_APART) return { ...usual, score: endOfLower(hills, best, REACH), valley: true }
  const { apart, between } = fitGaussianMixture(all, [FEW])
  const copies = all.reduce((count, score) => count + Number(score >= between), 0)
  if (apart < CLEARLY_APART || copies < all.length / 2) return usual
  return { ...usual, score: between, valley: true }
}

/** A wide lower hill reaches far into the higher one: then it ends where the two meet. */
function endOfLower({ between, lower }: GaussianMixture, best: Float64Array, reach: number): number {
  const clearOfLower = lower.mean + reach * lower.deviation
  const beyond = (score: number): number => best.reduce((count, each) => count + Number(each >= score), 0)
  return beyond(clearOfLower) >= KEPT_BEYOND * beyond(between) ? Math.max(between, clearOfLower) : between
}

function thresholdByDecoys(best: Float64Array, decoys: Float64Array): Threshold {
  const [high, low] = [best.slice().sort(), decoys.slice().sort()]
  if (high.length === 0) return { score: Infinity, matches: 0, expected: 0, valley: false }
  let wrong = 1
  for (let part = LEAST_SHARE; part < 0.85; part += 0.1) {
    const limit = low[Math.floor(part * low.length)]
    if (limit !== undefined) wrong = Math.min(wrong, (countBelow(high, limit) + 1) / (countBelow(low, limit) + 1))
  }
  const right = (i: number): number => {
    return Math.max(0, high.length - i - wrong * (low.length - countBelow(low, high[i]!)))
  }
  let matches = 0
  for (let i = 0; i < high.length; i++) matches = Math.max(matches, right(i))
  let [score, expected] = [Infinity, -1]
  for (let i = 0; i < high.length; i++) {
    if (i > 0 && high[i] === high[i - 1]) continue
    const f1 = (2 * right(i)) / (high.length - i + matches)
    if (f1 > expected + 1e-9) [score, expected] = [high[i]!, f1]
  }
  return { score, matches, expected, valley: false }
}
