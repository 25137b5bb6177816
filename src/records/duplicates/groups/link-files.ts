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
 * second row there that is as good as the usual match, or beyond the valley that ends the wrong ones.
 */
export function onceBySight(pairs: CandidatePairs, scores: Float64Array, links: Links): Once | 'none' {
  const accepted = links.chosen.filter((pair) => scores[pair]! >= links.threshold.score)
  if (accepted.length < 20) return 'both'
  const middle = Float64Array.from(accepted, (pair) => scores[pair]!).sort()[accepted.length >> 1]!
  const usual = links.threshold.valley ? links.threshold.score : middle
  const own = new Set(accepted)
  const [matchedA, matchedB] = [new Set<number>(), new Set<number>()]
  for (const pair of accepted) {
    matchedA.add(pairs.a[pair]!)
    matchedB.add(pairs.b[pair]!)
  }
  const [twiceA, twiceB] = [new Set<number>(), new Set<number>()]
  for (let pair = 0; pair < scores.length; pair++) {
    if (scores[pair]! < usual || own.has(pair)) continue
    if (matchedA.has(pairs.a[pair]!)) twiceA.add(pairs.a[pair]!)
    if (matchedB.has(pairs.b[pair]!)) twiceB.add(pairs.b[pair]!)
  }
  const manyB = twiceA.size / accepted.length > OFTEN
  const manyA = twiceB.size / accepted.length > OFTEN
  if (manyA && manyB) return 'none'
  return manyB ? 'b' : manyA ? 'a' : 'both'
}
