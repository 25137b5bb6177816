import type { Column } from '../fields/column.ts'
import type { CandidateEvidence } from './evidence.ts'
import { learnWeights, logOdds, type FieldWeights } from './learn-weights.ts'

/** Turns what was measured of a pair into one number: the larger, the surer. The scale is this file's own. */
export interface Scoring {
  readonly fieldWeights: FieldWeights
  /** How telling each column is: the logarithm of one over the chance that two rows agree in it. */
  readonly telling: readonly number[]
  readonly likenessSpread: number
  readonly oddsSpread: number
}

/**
 * Half learned, half not: the log odds, which know what a field is worth, and the plain likeness, which still tells
 * apart where the levels of the learned weights are too coarse. Each in units of its own spread.
 */
export function scorePair(scoring: Scoring, record: number, fields: readonly number[]): number {
  const odds = logOdds(scoring.fieldWeights, record, fields)
  return likeness(scoring.telling, record, fields) / scoring.likenessSpread + odds / scoring.oddsSpread / 2
}

export interface Scored {
  readonly scoring: Scoring
  /** Of the candidates. */
  readonly scores: Float64Array
  readonly odds: Float64Array
  /** How much the filled cells agree on average, the telling ones counting most, 0 to 1. */
  readonly agreement: Float32Array
}

/**
 * Learns from the candidates themselves, and from those whose truth is known (1, 0, else -1), what agreement of each
 * field is worth.
 */
export function learnScoring(columns: readonly Column[], evidence: CandidateEvidence, known: Int8Array | null): Scored {
  const telling = columns.map(howTelling)
  const fieldWeights = learnWeights(evidence, columns[0]?.valueOf.length ?? 0, known)
  const plain = new Float64Array(evidence.record.length)
  const odds = new Float64Array(evidence.record.length)
  const agreements = new Float32Array(evidence.record.length)
  const fields: number[] = columns.map(() => 0)
  for (const [i, record] of evidence.record.entries()) {
    for (let f = 0; f < fields.length; f++) fields[f] = evidence.fields[f]![i]!
    plain[i] = likeness(telling, record, fields)
    odds[i] = logOdds(fieldWeights, record, fields)
    agreements[i] = agreement(telling, fields)
  }
  const scoring = { fieldWeights, telling, likenessSpread: spread(plain), oddsSpread: spread(odds) }
  const scores = plain.map((value, i) => value / scoring.likenessSpread + odds[i]! / scoring.oddsSpread / 2)
  return { scoring, scores, odds, agreement: agreements }
}

/** The whole record, its fields on average, and the telling field that differs most: a thing has one name. */
function likeness(telling: readonly number[], record: number, fields: readonly number[]): number {
  let [most, unlike] = [0, 0]
  for (let f = 0; f < fields.length; f++) {
    if (fields[f]! < 0) continue
    most = Math.max(most, telling[f]!)
    unlike = Math.max(unlike, (1 - fields[f]!) * telling[f]!)
  }
  return record + agreement(telling, fields) / 2 + (most === 0 ? 0 : (1 - unlike / most) / 4)
}

/** Of the filled cells, 0 to 1. */
function agreement(telling: readonly number[], fields: readonly number[]): number {
  let [total, weight] = [0, 0]
  for (let f = 0; f < fields.length; f++) {
    if (fields[f]! < 0) continue
    total += fields[f]! * telling[f]!
    weight += telling[f]!
  }
  return weight === 0 ? 0 : total / weight
}

function howTelling({ valueOf, values }: Column): number {
  const counts = new Int32Array(values.length)
  let filled = 0
  for (const value of valueOf) {
    if (value < 0) continue
    counts[value]!++
    filled++
  }
  if (filled === 0) return 0
  let agree = 0
  for (const count of counts) agree += (count / Math.max(1, filled)) ** 2
  return -Math.log(agree + 1e-9)
}

function spread(values: Float64Array): number {
  let [total, squares] = [0, 0]
  for (const value of values) {
    total += value
    squares += value * value
  }
  const mean = total / Math.max(1, values.length)
  return Math.sqrt(Math.max(0, squares / Math.max(1, values.length) - mean * mean)) || 1
}
