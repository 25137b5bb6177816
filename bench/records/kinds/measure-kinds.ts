import { link } from '../../../src/records/duplicates/link.ts'
import type { Row } from '../../../src/records/duplicates/options.ts'
import { readRows } from '../../../src/records/duplicates/compared-rows.ts'
import { type Describe, duplicateResult } from '../../../src/records/duplicates/duplicate-result.ts'
import { nothingInCommon } from '../../../src/records/duplicates/model/nothing-in-common.ts'
import { scoreTable } from '../../../src/records/duplicates/score-table.ts'

/** Rows and the pairs that are right, `a b` by place; in one file the smaller place first. */
export interface Task {
  rows: readonly Row[]
  against?: readonly Row[] | undefined
  id?: string
  truth: ReadonlySet<string>
}

export interface Quality {
  precision: number
  recall: number
  f1: number
  /** How many pairs were found. */
  found: number
}

export interface Measured extends Quality {
  /**
   * F1 of the best threshold on the same scores, chosen with the truth in hand; our own where that was not asked for.
   */
  oracle: number
}

/** Thresholds that the oracle tries, then as many around the best of them. */
const TRIED = 8

const NOTHING_SAID = { candidates: 0, recall: null, threshold: { used: 0.5, by: 'learned', reaching: [] } } as const

export function measure({ rows, against, id, truth }: Task, withOracle = true): Measured {
  const {
    table,
    pairs,
    scored,
    apart,
    scoreOf,
    measure: evidenceOf,
    chance,
  } = scoreTable(readRows(rows, against, { id }))
  const at = (threshold: number | null): Quality => {
    const fixed = (own: number): number => threshold ?? own
    const linked = link(table, pairs, scored, { oneToOne: 'auto', apart, fixed, scoreOf, measure: evidenceOf, chance })
    const describe: Describe = (a, b) => {
      return nothingInCommon(evidenceOf(a, b).fields) ? null : { score: 0, reason: '', contacts: null }
    }
    return judge(duplicateResult(table, linked, describe, NOTHING_SAID).pairs, truth)
  }
  const ours = at(null)
  if (!withOracle) return { ...ours, oracle: ours.f1 }
  const sorted = scored.scores.toSorted().reverse()
  // Most candidates are wrong: thresholds lie closest at the top.
  const last = Math.min(sorted.length - 1, Math.max(4 * truth.size, 100))
  const place = (step: number): number => Math.floor(last * (step / TRIED) ** 2)
  const tried = Array.from({ length: TRIED + 1 }, (_, step) => at(sorted[place(step)] ?? 0).f1)
  const best = tried.indexOf(Math.max(...tried))
  const [from, to] = [place(Math.max(0, best - 1)), place(Math.min(TRIED, best + 1))]
  const finer = Array.from({ length: TRIED }, (_, step) => {
    return at(sorted[Math.floor(from + ((to - from) * step) / TRIED)] ?? 0).f1
  })
  return { ...ours, oracle: Math.max(ours.f1, ...tried, ...finer) }
}

function judge(pairs: readonly { readonly a: number; readonly b: number }[], truth: ReadonlySet<string>): Quality {
  const right = pairs.filter(({ a, b }) => truth.has(`${a} ${b}`)).length
  return {
    precision: right / Math.max(1, pairs.length),
    recall: right / Math.max(1, truth.size),
    f1: (2 * right) / Math.max(1, pairs.length + truth.size),
    found: pairs.length,
  }
}
