import type { CandidateEvidence } from './evidence.ts'
import { EMPTY, fieldLevel, LEVELS, levelOf, topEdges } from './levels.ts'

/**
 * Fellegi and Sunter's weights: for each field (the whole record is the last) and level the logarithm of how much more
 * often it is seen in matches than in other candidates.
 */
export interface FieldWeights {
  readonly weights: readonly Float64Array[]
  readonly recordEdges: Float64Array
  /** Logarithm of the odds that a candidate is a match before anything is compared. */
  readonly prior: number
}

const ROUNDS = 15
/** Each level begins with this many pairs of the overall mixture: a level never seen in matches is no proof. */
const PSEUDO = 2

/**
 * Learns the weights by expectation maximisation without labels. The candidates of a row compete for it, which keeps
 * the two classes from drifting to "alike" and "very alike". `known` holds pairs whose truth is given (1, 0; -1
 * unknown).
 */
export function learnWeights(evidence: CandidateEvidence, rows: number, known: Int8Array | null): FieldWeights {
  const recordEdges = topEdges(evidence.record)
  const levels = [
    ...evidence.fields.map((field) => Uint8Array.from(field, fieldLevel)),
    Uint8Array.from(evidence.record, (likeness) => levelOf(recordEdges, likeness)),
  ]
  let belief = firstBelief(evidence, rows)
  let learned: FieldWeights = { weights: [], recordEdges, prior: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    if (known !== null) for (const [i, truth] of known.entries()) if (truth >= 0) belief[i] = truth
    const share = Math.min(0.99, Math.max(1e-9, sum(belief) / Math.max(1, belief.length)))
    learned = {
      weights: levels.map((field) => weigh(field, belief)),
      recordEdges,
      prior: Math.log(share / (1 - share)),
    }
    belief = compete(evidence, rows, learned, levels)
  }
  return learned
}

/** Log odds of a match by all fields and the record as a whole. */
export function logOdds(
  { weights, recordEdges, prior }: FieldWeights,
  record: number,
  fields: readonly number[],
): number {
  let total = prior + (weights.at(-1)?.[levelOf(recordEdges, record)] ?? 0)
  for (const [i, likeness] of fields.entries()) if (likeness >= 0) total += weights[i]![fieldLevel(likeness)]!
  return total
}

/** Rows that are each other's most alike are taken for matches to begin with. */
function firstBelief({ pairs, record }: CandidateEvidence, rows: number): Float64Array {
  const best = new Float32Array(rows)
  for (const [i, likeness] of record.entries()) {
    const [a, b] = [pairs.a[i]!, pairs.b[i]!]
    best[a] = Math.max(best[a]!, likeness)
    best[b] = Math.max(best[b]!, likeness)
  }
  return Float64Array.from(record, (likeness, i) => {
    return likeness === best[pairs.a[i]!] && likeness === best[pairs.b[i]!] ? 0.5 + likeness / 2 : 0.001
  })
}

function weigh(levels: Uint8Array, belief: Float64Array): Float64Array {
  const [matches, others] = [new Float64Array(LEVELS), new Float64Array(LEVELS)]
  for (let i = 0; i < levels.length; i++) {
    if (levels[i] === EMPTY) continue
    matches[levels[i]!]! += belief[i]!
    others[levels[i]!]! += 1 - belief[i]!
  }
  const [allMatches, allOthers] = [sum(matches), sum(others)]
  return matches.map((count, level) => {
    const usual = (count + others[level]!) / Math.max(1, allMatches + allOthers)
    const inMatches = (count + PSEUDO * usual + 0.01) / (allMatches + PSEUDO)
    return Math.log(inMatches) - Math.log((others[level]! + PSEUDO * usual + 0.01) / (allOthers + PSEUDO))
  })
}

/** The belief in each pair, given that it is one of several that want the same row. */
function compete(
  { pairs }: CandidateEvidence,
  rows: number,
  { weights, prior }: FieldWeights,
  levels: readonly Uint8Array[],
): Float64Array {
  const odds = new Float64Array(pairs.a.length).fill(prior)
  for (const [f, field] of levels.entries()) {
    const own = weights[f]!
    for (let i = 0; i < field.length; i++) if (field[i] !== EMPTY) odds[i]! += own[field[i]!]!
  }
  const claims = new Float64Array(rows)
  for (let i = 0; i < odds.length; i++) {
    const claim = Math.exp(Math.min(50, odds[i]!))
    odds[i] = claim
    claims[pairs.a[i]!]! += claim
    claims[pairs.b[i]!]! += claim
  }
  return odds.map((claim, i) => claim / (1 + Math.max(claims[pairs.a[i]!]!, claims[pairs.b[i]!]!)))
}

function sum(numbers: Float64Array): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
