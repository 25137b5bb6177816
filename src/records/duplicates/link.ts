import type { CandidatePairs } from './blocking/candidate-pairs.ts'
import { bestFirst, byScore } from './groups/best-first.ts'
import { createGroups, type Groups } from './groups/groups.ts'
import type { CannotLink } from './groups/cannot-link.ts'
import { linkClusters } from './groups/link-clusters.ts'
import { linkOnce, onceBySight, type Links } from './groups/link-files.ts'
import { isTransitive } from './groups/transitive.ts'
import { chooseAmongMany } from './model/choose-threshold.ts'
import type { Scored } from './model/pair-scores.ts'
import { thresholdByOdds } from './model/threshold-by-odds.ts'
import type { DuplicateOptions } from './options.ts'
import type { ComparedRows } from './compared-rows.ts'

export interface Linked {
  readonly groups: Groups
  readonly threshold: number
  /** Score of a usual match. */
  readonly usual: number
  readonly oneToOne: boolean
}

export interface LinkRules {
  oneToOne: DuplicateOptions['oneToOne']
  /** Rows that are no candidates of each other, whatever their score. */
  apart: CannotLink
  /** Overrides the learned threshold, given the usual match. */
  fixed: (learned: number, usual: number) => number
  scoreOf: (a: number, b: number) => number
}

const USUALLY_AGREE = 0.35
const MOST_AGREE = 0.5

/** Which pairs are matches, and the groups they make. */
export function link(
  table: ComparedRows,
  pairs: CandidatePairs,
  scored: Scored,
  { oneToOne, apart, fixed, scoreOf }: LinkRules,
): Linked {
  const { scores, odds, agreement } = scored
  const order = byScore(scores).filter((pair) => !apart.rows(pairs.a[pair]!, pairs.b[pair]!))
  let links = linkOnce(pairs, scored, order, 'both')
  const wanted = table.split === null || oneToOne === false ? 'none' : oneToOne === true ? 'both' : 'seen'
  const once = wanted === 'seen' ? onceBySight(pairs, scored, order, links) : wanted
  if (once === 'a' || once === 'b') links = linkOnce(pairs, scored, order, once)
  if (once === 'none') links = linkMany(pairs, scored, order, links, scoreOf)
  const usual = usualScore(links, scores)
  const threshold = fixed(links.threshold.score, usual)
  const least = threshold === links.threshold.score ? leastAgreement(links, scored) : 0
  const accepted = (pair: number): boolean => scores[pair]! >= threshold && agreement[pair]! >= least
  if (once === 'none') {
    const above = order.subarray(0, countAbove(order, scores, threshold)).filter(accepted)
    const cluster = (chosen: Uint32Array): Groups => linkClusters(pairs, chosen, table.rows, threshold, apart, scoreOf)
    const all = cluster(above)
    const groups = mostlyPairs(all) ? cluster(above.filter((pair) => odds[pair]! >= 0)) : all
    return { groups, threshold, usual, oneToOne: false }
  }
  const groups = createGroups(table.rows)
  for (const pair of links.chosen) {
    if (accepted(pair) && !groups.same(pairs.a[pair]!, pairs.b[pair]!)) {
      groups.join(pairs.a[pair]!, pairs.b[pair]!)
    }
  }
  return { groups, threshold, usual, oneToOne: once === 'both' }
}

function linkMany(
  pairs: CandidatePairs,
  { scores, odds }: Scored,
  order: Uint32Array,
  { chosen }: Links,
  scoreOf: LinkRules['scoreOf'],
): Links {
  const own = new Set(chosen)
  const decoys = bestFirst(pairs, order, 'both', (pair) => own.has(pair))
  const worst = bestFirst(pairs, order.toReversed(), 'both')
  const scoresOf = (list: readonly number[]): Float64Array => Float64Array.from(list, (pair) => scores[pair]!)
  const many = chooseAmongMany(scoresOf(chosen), scoresOf(decoys), scoresOf(worst), scores)
  const byOdds = thresholdByOdds(order, scores, odds)
  if (many.score >= byOdds.score) return { chosen, threshold: many }
  const above = order.subarray(0, countAbove(order, scores, many.score))
  return { chosen, threshold: isTransitive(pairs, above, many.score, scoreOf) ? many : byOdds }
}

/** Then the odds, learned from rows that compete for one partner, mean what they say. */
function mostlyPairs(groups: Groups): boolean {
  const all = groups.all()
  return all.reduce((total, members) => total + members.length, 0) <= 2.35 * all.length
}

/**
 * In a file without matches the best pairs are still the best. Their cells mostly differ, which those of a usual match do
 * not: then only pairs count that agree in most.
 */
function leastAgreement({ chosen, threshold }: Links, { scores, agreement }: Scored): number {
  const accepted = chosen.filter((pair) => scores[pair]! >= threshold.score)
  const usual = Float64Array.from(accepted, (pair) => agreement[pair]!).sort()[accepted.length >> 1] ?? 1
  return usual < USUALLY_AGREE ? MOST_AGREE : 0
}

function usualScore({ chosen, threshold }: Links, scores: Float64Array): number {
  const accepted = Float64Array.from(chosen, (pair) => scores[pair]!).filter((score) => score >= threshold.score)
  return accepted.sort()[accepted.length >> 1] ?? threshold.score
}

/** The order is by steps of the score, so it is looked at pair by pair near the end. */
function countAbove(order: Uint32Array, scores: Float64Array, threshold: number): number {
  let count = 0
  while (count < order.length && scores[order[count]!]! >= threshold) count++
  return count
}
