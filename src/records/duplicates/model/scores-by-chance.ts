import { findCandidates } from '../blocking/find-candidates.ts'
import { bestFirst, byScore } from '../groups/best-first.ts'
import type { ComparedRows } from '../compared-rows.ts'
import { measurePairs } from './evidence.ts'
import { scorePair, type Scoring } from './pair-scores.ts'
import { shuffleRows } from './shuffle-rows.ts'

/** What pairs of different things reach by chance, seen in rows that were shuffled; sorted, lowest first. */
export interface ChanceScores {
  /** Of the best pairs, each row in one at most. */
  readonly best: Float64Array
  /** Of all candidates. */
  readonly all: Float64Array
  /** How many rows of the file each shuffled row stands for. */
  readonly each: number
}

/**
 * Longer files are not asked: their best pairs by chance are those of more rows than can be shuffled in little time.
 */
const MOST_ROWS = 20_000

/** Null for a file of more than 20,000 rows, or without two. */
export function scoresByChance(table: ComparedRows, scoring: Scoring): ChanceScores | null {
  if (table.rows > MOST_ROWS || table.rows < 2) return null
  const { table: shuffled, each } = shuffleRows(table)
  const candidates = findCandidates(shuffled)
  const { pairs, record, fields } = measurePairs(shuffled.columns, candidates)
  const cells = fields.map(() => 0)
  const all = Float64Array.from(record, (likeness, i) => {
    for (let f = 0; f < cells.length; f++) cells[f] = fields[f]![i]!
    return scorePair(scoring, likeness, cells)
  })
  const best = Float64Array.from(bestFirst(pairs, byScore(all), 'both'), (pair) => all[pair]!)
  return { best: best.sort(), all: all.sort(), each }
}
