import { explain } from './explain.ts'
import { cannotLink } from './groups/cannot-link.ts'
import { link } from './link.ts'
import { measureRecall } from './measure-recall.ts'
import { scorePair } from './model/pair-scores.ts'
import type { DuplicateOptions, Row } from './options.ts'
import { thresholdByLabels } from './labelled-pairs.ts'
import { readRows, type ComparedRows } from './compared-rows.ts'
import { duplicateResult } from './duplicate-result.ts'
import type { DuplicateResult } from './result.ts'
import { scoreTable } from './score-table.ts'

/**
 * Finds rows that mean the same thing, within one file or between two, without being told what a match looks like. The same
 * rows in the same order give the same result.
 */
export function findDuplicates(rows: readonly Row[], options: DuplicateOptions = {}): DuplicateResult {
  return findDuplicatesIn(readRows(rows, options.against, options), options)
}

/** The same for rows that have been read one by one. */
export function findDuplicatesIn(table: ComparedRows, options: Omit<DuplicateOptions, 'against'>): DuplicateResult {
  const { pairs, scored, known, measure, scoreOf } = scoreTable(table, options.labels, options.onProgress)
  const fixed = (learned: number, usual: number): number => {
    if (options.threshold !== undefined) return scoreAt(options.threshold, learned, usual)
    return thresholdByLabels(known, scoreOf) ?? learned
  }
  const apart = cannotLink(known.filter(({ match }) => !match))
  options.onProgress?.({ phase: 'grouping', count: 0, done: 0 })
  const linked = link(table, pairs, scored, { oneToOne: options.oneToOne, apart, fixed, scoreOf })
  const sample = options.recallSample ?? 0
  const recall = sample > 0 ? measureRecall(pairs, table.rows, table.split, sample, scoreOf, linked.threshold) : null
  const describe = (a: number, b: number): { score: number; reason: string } => {
    const { record, fields } = measure(a, b)
    const score = shownScore(scorePair(scored.scoring, record, fields), linked.threshold, linked.usual)
    return { score, reason: explain(table.columns, fields, scored.scoring.telling) }
  }
  return duplicateResult(table, linked, describe, pairs.a.length, recall)
}

/** Logarithm of the odds of .9, which a usual match is shown with. */
const USUAL = Math.log(9)

function shownScore(score: number, threshold: number, usual: number): number {
  const shown = 1 / (1 + Math.exp((-USUAL * (score - threshold)) / Math.max(1e-6, usual - threshold)))
  return Math.round(shown * 10_000) / 10_000
}

/** The inner score that is shown as `shown`. */
function scoreAt(shown: number, learned: number, usual: number): number {
  const odds = Math.log(Math.max(1e-9, shown) / Math.max(1e-9, 1 - shown))
  return learned + (odds / USUAL) * Math.max(1e-6, usual - learned)
}
