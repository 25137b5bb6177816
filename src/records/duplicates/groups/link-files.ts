import type { CandidatePairs } from '../blocking/candidate-pairs.ts'
import { chooseThreshold, type Threshold } from '../model/choose-threshold.ts'
import type { Scored } from '../model/pair-scores.ts'
import { thresholdByOdds } from '../model/threshold-by-odds.ts'
import { bestFirst, type Once } from './best-first.ts'

export interface Links {
  /** Numbers of the chosen pairs, the best first. */
  readonly chosen: readonly number[]
  readonly threshold: Threshold
}

/** From this part of the matched rows on, a second partner is no accident. */
const OFTEN = 0.2
const AS_GOOD = 0.3
/** Look-alikes have look-alikes on both sides; copies are on one side, this many times as often at least. */
const ONE_SIDED = 2
/** Decoys show what wrong pairs score where most rows have a partner: else they are only second best. */
const MOST = 0.5

/** The best pairs and the threshold they suggest, with rows (or those of one side) in one pair each. */
export function linkOnce(pairs: CandidatePairs, { scores, odds }: Scored, order: Uint32Array, once: Once): Links {
  const chosen = bestFirst(pairs, order, once)
  const byOdds = thresholdByOdds(chosen, scores, odds)
  if (once !== 'both') return { chosen, threshold: byOdds }
  const own = new Set(chosen)
  const decoys = bestFirst(pairs, order, once, (pair) => own.has(pair))
  const scoresOf = (list: readonly number[]): Float64Array => Float64Array.from(list, (pair) => scores[pair]!)
  const byDecoys = chooseThreshold(scoresOf(chosen), scoresOf(decoys))
  return { chosen, threshold: { ...byDecoys, score: agree(byDecoys, byOdds, chosen.length) } }
}

/** The middle of both; decoys that are only second best would end the wrong ones too early. */
function agree(byDecoys: Threshold, byOdds: Threshold, rows: number): number {
  if (byDecoys.valley || byDecoys.score >= byOdds.score) return (byDecoys.score + byOdds.score) / 2
  return byOdds.matches > MOST * rows ? byDecoys.score : byOdds.score
}

/**
 * Whether the files are clean, seen from the pairs of a one-to-one matching: a side is not when many of its partners
 * have a second match there and few of its own rows do; neither is when many rows of both have a second one as good as
 * the usual match.
 */
export function onceBySight(
  pairs: CandidatePairs,
  { scores, odds }: Scored,
  order: Uint32Array,
  { chosen }: Links,
): Once | 'none' {
  const accepted = chosen.filter((pair) => odds[pair]! >= 0)
  if (accepted.length < 20) return 'both'
  const usual = Float64Array.from(accepted, (pair) => scores[pair]!).sort()[accepted.length >> 1]!
  const asUsual = shareWithSecond(pairs, order, accepted, (pair) => scores[pair]! >= usual)
  if (asUsual.a > AS_GOOD && asUsual.b > AS_GOOD) return 'none'
  const match = shareWithSecond(pairs, order, accepted, (pair) => odds[pair]! >= 0)
  if (match.a > OFTEN && match.a > ONE_SIDED * match.b) return 'b'
  return match.b > OFTEN && match.b > ONE_SIDED * match.a ? 'a' : 'both'
}

/** Which part of the matched rows of each side have another such candidate. */
function shareWithSecond(
  pairs: CandidatePairs,
  order: Uint32Array,
  accepted: readonly number[],
  counts: (pair: number) => boolean,
): { a: number; b: number } {
  const own = new Set(accepted)
  const matched = {
    a: new Set(accepted.map((pair) => pairs.a[pair]!)),
    b: new Set(accepted.map((pair) => pairs.b[pair]!)),
  }
  const twice = { a: new Set<number>(), b: new Set<number>() }
  for (const pair of order) {
    if (!counts(pair) || own.has(pair)) continue
    if (matched.a.has(pairs.a[pair]!)) twice.a.add(pairs.a[pair]!)
    if (matched.b.has(pairs.b[pair]!)) twice.b.add(pairs.b[pair]!)
  }
  return { a: twice.a.size / accepted.length, b: twice.b.size / accepted.length }
}
