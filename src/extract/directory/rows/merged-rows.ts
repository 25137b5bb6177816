import { isTag, type ChildNode, type Element } from 'domhandler'
import { textOf } from '../../tree/text.ts'
import type { CandidateRow } from './candidate.ts'
import type { TableReading } from './table-rows.ts'

/**
 * Records that take several rows of a table each: a `tbody` for every one, or rows that come in twos, threes or fours
 * of one form. Each possible division, none where all rows are alike.
 */
export function mergedRows(tables: readonly Element[], readings: readonly TableReading[]): CandidateRow[][] {
  const divisions: CandidateRow[][] = []
  const bodies = tables.flatMap(({ children }) => children.filter((child) => isTag(child) && child.name === 'tbody'))
  const isSeveral = (body: ChildNode): boolean =>
    isTag(body) && body.children.filter((row) => isTag(row) && row.name === 'tr').length > 1
  if (bodies.length > tables.length && bodies.filter(isSeveral).length * 2 > bodies.length) {
    divisions.push(bodies.map((body) => ({ nodes: [body], labels: null, heading: '' })))
  }
  const rows = readings.flatMap((reading) => reading.rows)
  const forms = rows.slice(0, SAMPLE).map(formOf)
  for (let period = 2; period <= MOST_ROWS; period++) {
    if (rows.length < period * 2 || !comesInTurns(forms, period)) continue
    const merged: CandidateRow[] = []
    for (let at = 0; at < rows.length; at += period) {
      const some = rows.slice(at, at + period)
      merged.push({ nodes: some.flatMap(({ nodes }) => nodes), labels: null, heading: some[0]!.heading })
    }
    divisions.push(merged)
    break
  }
  return divisions
}

const SAMPLE = 60
const MOST_ROWS = 4

/** How many cells a row has, and which of them are empty. */
function formOf({ nodes }: CandidateRow): string {
  return nodes.map((node) => (isTag(node) && textOf(node) === '' ? '-' : 'x')).join('')
}

function comesInTurns(forms: readonly string[], period: number): boolean {
  const first = forms.slice(0, period)
  if (new Set(first).size === 1) return false
  const alike = forms.filter((form, n) => form === first[n % period]).length
  return alike >= forms.length * 0.9
}
