import { explain } from './explain.ts'
import { link } from './link.ts'
import { measureRecall } from './measure-recall.ts'
import { scorePair } from './model/pair-scores.ts'
import type { DuplicateOptions, Row } from './options.ts'
import { thresholdByLabels } from './labelled-pairs.ts'
import { readRows, type ComparedRows } from './compared-rows.ts'
import { agreedContacts } from './agreed-contacts.ts'
import { type Describe, duplicateResult } from './duplicate-result.ts'
import { countBelow } from './model/count-below.ts'
import { nothingInCommon } from './model/nothing-in-common.ts'
import type { DuplicateResult, ThresholdStatistics } from './result.ts'
import { scoreTable } from './score-table.ts'

/**
 * Finds rows that mean the same thing, within one file or between two, without being told what a match looks like. The
 * same rows in the same order give the same result.
 */
export function findDuplicates(rows: readonly Row[], options: DuplicateOptions = {}): DuplicateResult {
  return findDuplicatesIn(readRows(rows, options.against, options), options)
}

/** The same for rows that have been read one by one. */
export function findDuplicatesIn(file: ComparedRows, options: Omit<DuplicateOptions, 'against'>): DuplicateResult {
  const { table, pairs, scored, known, apart, measure, scoreOf, chance } = scoreTable(
    file,
    options.labels,
    options.onProgress,
  )
  const byLabels = options.threshold === undefined ? thresholdByLabels(known, scoreOf) : null
  const fixed = (learned: number, usual: number): number => {
    return options.threshold === undefined ? (byLabels ?? learned) : scoreAt(options.threshold, learned, usual)
  }
  options.onProgress?.({ phase: 'grouping', count: 0, done: 0 })
  const rules = { oneToOne: options.oneToOne, apart, fixed, scoreOf, measure, chance }
  const linked = link(table, pairs, scored, rules)
  const sample = options.recallSample ?? 0
  const recall = sample > 0 ? measureRecall(pairs, table.rows, table.split, sample, scoreOf, linked.threshold) : null
  const half = byLabels ?? linked.learned
  const describe: Describe = (a, b) => {
    const { record, fields } = measure(a, b)
    if (nothingInCommon(fields)) return null
    const score = shownScore(scorePair(scored.scoring, record, fields), half, linked.usual)
    const contacts = agreedContacts(table.columns, fields)
    return { score, reason: explain(table.columns, fields, scored.scoring.telling), contacts }
  }
  const reaching = SHOWN_THRESHOLDS.map((threshold) => {
    const least = scoreAt(threshold, half, linked.usual)
    return { threshold, pairs: linked.ranked.length - countBelow(linked.ranked, least) }
  })
  const by = options.threshold !== undefined ? 'given' : byLabels !== null ? 'labels' : 'learned'
  const threshold: ThresholdStatistics = { used: options.threshold ?? 0.5, by, reaching }
  return duplicateResult(table, linked, describe, { candidates: pairs.a.length, recall, threshold })
}

const SHOWN_THRESHOLDS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

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
