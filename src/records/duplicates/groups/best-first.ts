import type { CandidatePairs } from '../blocking/candidate-pairs.ts'

/** Numbers of the pairs from the highest score down; equal scores in the order of the pairs. */
export function byScore(scores: Float64Array): Uint32Array {
  let [least, most] = [Infinity, -Infinity]
  for (const score of scores) {
    if (score < least) least = score
    if (score > most) most = score
  }
  // Steps of a 33-millionth of the range, packed with the number: a typed array sorts without a callback.
  const steps = most > least ? 2 ** 25 / (most - least) : 0
  const packed = Float64Array.from(scores, (score, i) => Math.floor((most - score) * steps) * scores.length + i).sort()
  return Uint32Array.from(packed, (value) => value % scores.length)
}

/** Which rows of a pair may be in one chosen pair only: both, or those of one side. */
export type Once = 'both' | 'a' | 'b'

/**
 * The best pairs, taken greedily, with each row (or each of one side) in at most one; `skip` names pairs that do not
 * count.
 */
export function bestFirst(
  pairs: CandidatePairs,
  order: Uint32Array,
  once: Once,
  skip: (pair: number) => boolean = () => false,
): number[] {
  const taken = new Set<number>()
  const chosen: number[] = []
  for (const pair of order) {
    const [a, b] = [pairs.a[pair]!, pairs.b[pair]!]
    if ((once !== 'b' && taken.has(a)) || (once !== 'a' && taken.has(b)) || skip(pair)) continue
    if (once !== 'b') taken.add(a)
    if (once !== 'a') taken.add(b)
    chosen.push(pair)
  }
  return chosen
}
