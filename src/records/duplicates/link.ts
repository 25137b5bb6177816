import type { CandidatePairs } from './blocking/candidate-pairs.ts'
import { bestFirst, byScore } from './groups/best-first.ts'
import { createGroups, type Groups } from './groups/groups.ts'
import type { CannotLink } from './groups/cannot-link.ts'
import { linkClusters } from './groups/link-clusters.ts'
import { linkOnce, onceBySight, type Links } from './groups/link-files.ts'
import { isTransitive } from './groups/transitive.ts'
import { chooseByHills } from './model/choose-by-hills.ts'
import { chooseAmongMany } from './model/choose-threshold.ts'
import type { PairEvidence } from './model/evidence.ts'
import { agreesThroughout, neverThroughout } from './model/never-throughout.ts'
import { nothingInCommon } from './model/nothing-in-common.ts'
import type { Scored } from './model/pair-scores.ts'
import type { ChanceScores } from './model/scores-by-chance.ts'
import { leastBeyondChance, thresholdByChance } from './model/threshold-by-chance.ts'
import { thresholdByOdds } from './model/threshold-by-odds.ts'
import { agreesIn, columnsToldApart, onlyRelated } from './model/told-apart.ts'
import type { DuplicateOptions } from './options.ts'
import { isOneList, type ComparedRows } from './compared-rows.ts'

export interface Linked {
  readonly groups: Groups
  readonly threshold: number
  /** The threshold that was learned, whatever is used. */
  readonly learned: number
  /** Score of a usual match. */
  readonly usual: number
  readonly oneToOne: boolean
  /** Scores of what could have been matches, the lowest first. */
  readonly ranked: Float64Array
}

export interface LinkRules {
  oneToOne: DuplicateOptions['oneToOne']
  /** Rows that are no candidates of each other, whatever their score. */
  apart: CannotLink
  /** Overrides the learned threshold, given the usual match. */
  fixed: (learned: number, usual: number) => number
  scoreOf: (a: number, b: number) => number
  measure: (a: number, b: number) => PairEvidence
  /** Null where there are no two rows. */
  chance: ChanceScores | null
}

const USUALLY_AGREE = 0.35
const MOST_AGREE = 0.5
/** Below this mean likeness it may be that no cell is alike. */
const HARDLY_AGREE = 0.2
/** How many times the pairs of the odds a lower threshold may give. */
const AS_MANY = 2
/** Part of the pairs that chance may account for in one file, and between files, where each row has one partner. */
const FEW_BY_CHANCE = 0.1
const MOST_BY_CHANCE = 0.5
/** Part of the matched rows that have several partners where copies of copies are usual. */
const OFTEN = 0.5

/** Which pairs are matches, and the groups they make. */
export function link(
  table: ComparedRows,
  pairs: CandidatePairs,
  scored: Scored,
  { oneToOne, apart, fixed, scoreOf, measure, chance }: LinkRules,
): Linked {
  const { scores, odds, agreement } = scored
  const order = byScore(scores).filter((pair) => !apart.rows(pairs.a[pair]!, pairs.b[pair]!))
  let links = linkOnce(pairs, scored, order, 'both')
  const inPairs = table.split !== null || table.catalogues?.count === 2
  const wanted = !inPairs || oneToOne === false ? 'none' : oneToOne === true || table.split === null ? 'both' : 'seen'
  const once = wanted === 'seen' ? onceBySight(pairs, scored, order, links) : wanted
  if (once === 'a' || once === 'b') links = linkOnce(pairs, scored, order, once)
  const whole = chance?.sampled === true ? null : chance
  const byHills = once === 'none' && whole !== null ? hillsOf(table, pairs, scored, order, links, measure, whole) : null
  if (once === 'none') links = byHills ?? linkMany(pairs, scored, order, links, scoreOf, whole)
  const ranked = scoresOf(once === 'none' ? order : links.chosen, scores)
  const least =
    chance === null || byHills !== null
      ? -Infinity
      : once === 'none'
        ? leastBeyondChance(ranked, chance.all, chance.each, FEW_BY_CHANCE)
        : leastBeyondChance(ranked, chance.best, chance.each, MOST_BY_CHANCE)
  const learned = Math.min(Math.max(links.threshold.score, least), aboveAll(order, scores))
  const usual = usualScore(links.chosen, learned, scores)
  const threshold = fixed(learned, usual)
  const isMatch =
    threshold === learned ? createJudge(table, pairs, scored, order, links.chosen, learned, measure) : () => true
  const accepted = (pair: number): boolean => {
    if (scores[pair]! < threshold || !isMatch(pair)) return false
    return agreement[pair]! >= HARDLY_AGREE || !nothingInCommon(measure(pairs.a[pair]!, pairs.b[pair]!).fields)
  }
  if (once === 'none') {
    const above = order.subarray(0, countAbove(order, scores, threshold)).filter(accepted)
    const cluster = (chosen: Uint32Array): Groups => linkClusters(pairs, chosen, table.rows, threshold, apart, scoreOf)
    const all = cluster(above)
    const groups = mostlyPairs(all) ? cluster(above.filter((pair) => odds[pair]! >= 0)) : all
    return { groups, threshold, learned, usual, oneToOne: false, ranked: ranked.sort() }
  }
  const groups = createGroups(table.rows)
  for (const pair of links.chosen) {
    if (accepted(pair) && !groups.same(pairs.a[pair]!, pairs.b[pair]!)) {
      groups.join(pairs.a[pair]!, pairs.b[pair]!)
    }
  }
  return { groups, threshold, learned, usual, oneToOne: once === 'both', ranked: ranked.sort() }
}

/** The threshold where the matches of one file are a hill of their own, if they are. */
function hillsOf(
  table: ComparedRows,
  pairs: CandidatePairs,
  { scores, scoring }: Scored,
  order: Uint32Array,
  { chosen }: Links,
  measure: LinkRules['measure'],
  chance: ChanceScores,
): Links | null {
  const between = (from: number, to: number): [number, number][] => {
    return chosen
      .filter((pair) => scores[pair]! >= from && scores[pair]! < to)
      .map((pair) => [pairs.a[pair]!, pairs.b[pair]!])
  }
  const isRelated = (from: number, to: number): boolean => {
    return onlyRelated(table, scoring.telling, between(from, to), between(to, Infinity), measure)
  }
  const score = chooseByHills({ all: scoresOf(order, scores), best: scoresOf(chosen, scores) }, chance, isRelated)
  return score === null ? null : { chosen, threshold: { score, matches: 0, expected: 0, valley: true } }
}

function linkMany(
  pairs: CandidatePairs,
  { scores, odds }: Scored,
  order: Uint32Array,
  { chosen }: Links,
  scoreOf: LinkRules['scoreOf'],
  chance: ChanceScores | null,
): Links {
  const own = new Set(chosen)
  const decoys = bestFirst(pairs, order, 'both', (pair) => own.has(pair))
  const worst = bestFirst(pairs, order.toReversed(), 'both')
  const many = chooseAmongMany(scoresOf(chosen, scores), scoresOf(decoys, scores), scoresOf(worst, scores), scores)
  const byOdds = thresholdByOdds(order, scores, odds)
  const above = (score: number): Uint32Array => order.subarray(0, countAbove(order, scores, score))
  const holds = (score: number): boolean => isTransitive(pairs, above(score), score, scoreOf)
  if (many.score < byOdds.score) return { chosen, threshold: holds(many.score) ? many : byOdds }
  if (chance === null) return { chosen, threshold: many }
  // Where decoys are copies, too, they end the matches far above the valley: what shuffled rows do not reach is right
  // then.
  const byChance = thresholdByChance(scoresOf(order, scores), chance.all, chance.each)
  const lower = Math.min(byChance, byOdds.score)
  const taken = above(lower)
  if (!oftenSeveral(pairs, taken) || !holds(lower)) return { chosen, threshold: many }
  const few = taken.length <= AS_MANY * above(byOdds.score).length
  return { chosen, threshold: { ...byOdds, score: few ? lower : byOdds.score } }
}

/** Whether many of the rows of these pairs have several partners. */
function oftenSeveral({ a, b }: CandidatePairs, chosen: Uint32Array): boolean {
  const [seen, again] = [new Set<number>(), new Set<number>()]
  for (const pair of chosen) for (const row of [a[pair]!, b[pair]!]) (seen.has(row) ? again : seen).add(row)
  return again.size > OFTEN * seen.size
}

function scoresOf(list: ArrayLike<number>, scores: Float64Array): Float64Array {
  return Float64Array.from(list, (pair) => scores[pair]!)
}

/** A score that no pair has. */
function aboveAll(order: Uint32Array, scores: Float64Array): number {
  return order.length === 0 ? 0 : scores[order[0]!]! + 1
}

/** Which pairs beyond a learned threshold are matches. */
function createJudge(
  table: ComparedRows,
  pairs: CandidatePairs,
  { agreement, scores, scoring }: Scored,
  order: Uint32Array,
  chosen: readonly number[],
  threshold: number,
  measure: LinkRules['measure'],
): (pair: number) => boolean {
  const accepted = chosen.filter((pair) => scores[pair]! >= threshold)
  const all = Array.from(order.subarray(0, countAbove(order, scores, threshold)))
  const least = leastAgreement(accepted, agreement)
  const rowsOf = (pair: number): [number, number] => [pairs.a[pair]!, pairs.b[pair]!]
  const apart = columnsToldApart(table, scoring.telling, accepted.map(rowsOf), measure)
  const throughout = isOneList(table) ? neverThroughout(table, all.map(rowsOf), measure) : []
  return (pair) => {
    if (agreement[pair]! < least || apart.length + throughout.length === 0) return agreement[pair]! >= least
    const evidence = measure(...rowsOf(pair))
    return agreesIn(apart, table.columns, evidence) && agreesThroughout(throughout, evidence)
  }
}

/** Then the odds, learned from rows that compete for one partner, mean what they say. */
function mostlyPairs(groups: Groups): boolean {
  const all = groups.all()
  return all.reduce((total, members) => total + members.length, 0) <= 2.35 * all.length
}

/**
 * In a file without matches the best pairs are still the best. Their cells mostly differ, which those of a usual match
 * do not: then only pairs count that agree in most.
 */
function leastAgreement(accepted: readonly number[], agreement: Float32Array): number {
  const usual = Float64Array.from(accepted, (pair) => agreement[pair]!).sort()[accepted.length >> 1] ?? 1
  return usual < USUALLY_AGREE ? MOST_AGREE : 0
}

/** One more than the threshold, which is about a standard deviation, where there is no match. */
function usualScore(chosen: readonly number[], threshold: number, scores: Float64Array): number {
  const accepted = Float64Array.from(chosen, (pair) => scores[pair]!).filter((score) => score >= threshold)
  return accepted.sort()[accepted.length >> 1] ?? threshold + 1
}

/** The order is by steps of the score, so it is looked at pair by pair near the end. */
function countAbove(order: Uint32Array, scores: Float64Array, threshold: number): number {
  let count = 0
  while (count < order.length && scores[order[count]!]! >= threshold) count++
  return count
}
