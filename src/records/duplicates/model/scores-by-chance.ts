import { findCandidates, sizeOf } from '../blocking/find-candidates.ts'
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
  /** For how many pairs of the file each of these stands. */
  readonly each: number
  /** Whether the rows are few of many: then these show how far chance reaches, but not the shape of its hill. */
  readonly sampled: boolean
}

/** Up to so many rows, the best pairs of some shuffled rows are like those of all. */
const SHORT = 20_000
/** Rows of a short file, and of a longer one, that are shuffled. */
const FEW = 5000
const MANY = 20_000

/** Null for a file without two rows. */
export function scoresByChance(table: ComparedRows, scoring: Scoring): ChanceScores | null {
  if (table.rows < 2) return null
  const sampled = table.rows > SHORT
  const { table: shuffled, step } = shuffleRows(table, sampled ? MANY : FEW)
  // Among more rows, each row has more others to be alike by chance: pairs grow with the square.
  const each = sampled ? step ** 2 : step
  const candidates = findCandidates(shuffled, undefined, sizeOf(table))
  const { pairs, record, fields } = measurePairs(shuffled.columns, candidates)
  const cells = fields.map(() => 0)
  const all = Float64Array.from(record, (likeness, i) => {
    for (let f = 0; f < cells.length; f++) cells[f] = fields[f]![i]!
    return scorePair(scoring, likeness, cells)
  })
  const best = Float64Array.from(bestFirst(pairs, byScore(all), 'both'), (pair) => all[pair]!)
  return { best: best.sort(), all: all.sort(), each, sampled }
}
