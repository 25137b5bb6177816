import { cellText } from '../../../contacts/cell-text.ts'
import type { Label } from '../../../records/duplicates/options.ts'
import { type Table, TableError } from '../../../tables/table.ts'

const YES = new Set(['1', 'true', 'yes', 'y', 'match', 'same', 'duplicate'])
const NO = new Set(['0', 'false', 'no', 'n', 'no match', 'no_match', 'nomatch', 'different', 'distinct'])

/**
 * Pairs whose truth is known: columns `a` and `b` name two rows as pairs.jsonl does, `match` says whether they mean the
 * same.
 */
export async function readLabels(table: Table): Promise<Label[]> {
  const missing = ['a', 'b', 'match'].find((column) => !table.columns.includes(column))
  if (missing !== undefined) throw new TableError(`there is no column '${missing}': it needs a, b and match`)
  const labels: Label[] = []
  for await (const row of table.rows) {
    if (!('values' in row)) throw new TableError(`line ${row.line}: ${row.broken}`)
    const { a, b, match } = row.values
    const said = cellText(match).trim().toLowerCase()
    if (!YES.has(said) && !NO.has(said)) {
      throw new TableError(`line ${row.line}: match must be true or false: current value is '${cellText(match)}'`)
    }
    labels.push({ a: cellText(a), b: cellText(b), match: YES.has(said) })
  }
  return labels
}
