import type { CandidatePairs } from './blocking/candidate-pairs.ts'
import { byScore } from './groups/best-first.ts'
import { createGroups, type Groups } from './groups/groups.ts'
import { linkClusters } from './groups/link-clusters.ts'
import { linkOnce, onceBySight, type Links } from './groups/link-files.ts'
import type { DuplicateOptions } from './options.ts'
import type { Table } from './read-rows.ts'

export interface Linked {
  readonly groups: Groups
  readonly threshold: number
  /** Score of a usual match. */
  readonly usual: number
  readonly oneToOne: boolean
}

/** Which pairs are matches, and the groups they make. `fixed` overrides the learned threshold, given the usual match. */
export function link(
  table: Table,
  pairs: CandidatePairs,
  scores: Float64Array,
  oneToOne: DuplicateOptions['oneToOne'],
  fixed: (learned: number, usual: number) => number,
  scoreOf: (a: number, b: number) => number,
): Linked {
  const order = byScore(scores)
  let links = linkOnce(pairs, scores, order, 'both')
  const wanted = table.split === null || oneToOne === false ? 'none' : oneToOne === true ? 'both' : 'seen'
  const once = wanted === 'seen' ? onceBySight(pairs, scores, links) : wanted
  if (once === 'a' || once === 'b') links = linkOnce(pairs, scores, order, once)
  const usual = usualScore(links, scores)
  const threshold = fixed(links.threshold.score, usual)
  if (once === 'none') {
    const above = order.subarray(0, countAbove(order, scores, threshold))
    return { groups: linkClusters(pairs, above, table.rows, threshold, scoreOf), threshold, usual, oneToOne: false }
  }
  const groups = createGroups(table.rows)
  for (const pair of links.chosen) {
    if (scores[pair]! >= threshold && !groups.same(pairs.a[pair]!, pairs.b[pair]!)) {
      groups.join(pairs.a[pair]!, pairs.b[pair]!)
    }
  }
  return { groups, threshold, usual, oneToOne: once === 'both' }
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
