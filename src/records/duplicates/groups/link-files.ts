import type { CandidatePairs } from '../blocking/candidate-pairs.ts'
import { chooseThreshold, type Threshold } from '../model/choose-threshold.ts'
import { bestFirst, type Once } from './best-first.ts'

export interface Links {
  /** Numbers of the chosen pairs, the best first. */
  readonly chosen: readonly number[]
  readonly threshold: Threshold
}

/** From this part of the matched rows on, a second partner as good as the usual first one is no accident. */
const OFTEN = 0.2
const SELDOM = 0.03

/** The best pairs and the threshold they suggest, with rows (or those of one side) in one pair each. */
export function linkOnce(pairs: CandidatePairs, scores: Float64Array, order: Uint32Array, once: Once): Links {
  const best = bestFirst(pairs, order, once)
  const own = new Set(best)
  const decoys = bestFirst(pairs, order, once, (pair) => own.has(pair))
  const scoresOf = (list: readonly number[]): Float64Array => Float64Array.from(list, (pair) => scores[pair]!)
  return { chosen: best, threshold: chooseThreshold(scoresOf(best), scoresOf(decoys)) }
}

/**
 * Whether the files are clean, seen from the pairs of a one-to-one matching: a side is not when many of its partners have a
 * second row there that is as good as the usual match, or beyond the valley that ends the wrong ones; or as good as the
 * weaker matches, while the other side shows that look-alikes do not get that far.
 */
export function onceBySight(
  pairs: CandidatePairs,
  scores: Float64Array,
  order: Uint32Array,
  links: Links,
): Once | 'none' {
  const accepted = links.chosen.filter((pair) => scores[pair]! >= links.threshold.score)
  if (accepted.length < 20) return 'both'
  const sorted = Float64Array.from(accepted, (pair) => scores[pair]!).sort()
  const usual = links.threshold.valley ? links.threshold.score : sorted[sorted.length >> 1]!
  const asUsual = shareWithSecond(pairs, scores, order, accepted, usual)
  const asWeaker = shareWithSecond(pairs, scores, order, accepted, sorted[sorted.length >> 2]!)
  const manyB = asUsual.a > OFTEN || (asWeaker.a > OFTEN && asWeaker.b < SELDOM)
  const manyA = asUsual.b > OFTEN || (asWeaker.b > OFTEN && asWeaker.a < SELDOM)
  if (manyA && manyB) return 'none'
  return manyB ? 'b' : manyA ? 'a' : 'both'
}

/** Which part of the matched rows of each side have another candidate with such a score. */
function shareWithSecond(
  pairs: CandidatePairs,
  scores: Float64Array,
  order: Uint32Array,
  accepted: readonly number[],
  limit: number,
): { a: number; b: number } {
  const own = new Set(accepted)
  const matched = {
    a: new Set(accepted.map((pair) => pairs.a[pair]!)),
    b: new Set(accepted.map((pair) => pairs.b[pair]!)),
  }
  const twice = { a: new Set<number>(), b: new Set<number>() }
  for (const pair of order) {
    if (scores[pair]! < limit || own.has(pair)) continue
    if (matched.a.has(pairs.a[pair]!)) twice.a.add(pairs.a[pair]!)
    if (matched.b.has(pairs.b[pair]!)) twice.b.add(pairs.b[pair]!)
  }
  return { a: twice.a.size / accepted.length, b: twice.b.size / accepted.length }
}
