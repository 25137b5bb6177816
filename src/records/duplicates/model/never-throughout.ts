import type { ComparedRows } from '../compared-rows.ts'
import type { PairEvidence } from './evidence.ts'

/** Pairs that are looked at. */
const LOOKED_AT = 3000
/** From this likeness on two cells say the same, typos and abbreviations allowed. */
const SAME = 0.7
/** In a column that agrees more seldom, the rows of a pair never agree: it is a code of the row's own. */
const SELDOM = 0.05
/** Fewer pairs that should agree throughout are no evidence. */
const LEAST = 10
/** Mistakes that are independent leave about as many pairs that agree throughout as expected. */
const TOO_FEW = 0.6

/**
 * The columns in which pairs agree now and then, if hardly any pair agrees in all of them: then sizes and colours of
 * one article were taken for copies of it, of which no two have the same size and colour. Empty where the columns agree
 * independently, as those of copies with mistakes do.
 */
export function neverThroughout(
  { columns }: ComparedRows,
  accepted: readonly (readonly [a: number, b: number])[],
  measure: (a: number, b: number) => PairEvidence,
): number[] {
  const step = Math.max(1, accepted.length / LOOKED_AT)
  const fields = Array.from({ length: Math.floor(accepted.length / step) }, (_, i) => {
    return measure(...accepted[Math.floor(i * step)]!).fields
  })
  const rates = columns.map((_, column) => {
    const filled = fields.filter((likeness) => likeness[column]! >= 0)
    return filled.filter((likeness) => likeness[column]! >= SAME).length / Math.max(1, filled.length)
  })
  const asked = [...columns.keys()].filter((column) => rates[column]! >= SELDOM)
  let [expected, seen] = [0, 0]
  for (const likeness of fields) {
    const filled = asked.filter((column) => likeness[column]! >= 0)
    expected += filled.reduce((chance, column) => chance * rates[column]!, 1)
    if (filled.every((column) => likeness[column]! >= SAME)) seen++
  }
  return expected >= LEAST && seen < TOO_FEW * expected ? asked : []
}

/** Whether a pair agrees in these columns, as far as their cells are filled. */
export function agreesThroughout(asked: readonly number[], { fields }: PairEvidence): boolean {
  return asked.every((column) => fields[column]! < 0 || fields[column]! >= SAME)
}
