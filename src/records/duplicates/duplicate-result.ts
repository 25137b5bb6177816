import type { AgreedContacts } from './agreed-contacts.ts'
import type { Linked } from './link.ts'
import type { ComparedRows } from './compared-rows.ts'
import type { DuplicatePair, DuplicateResult, DuplicateStatistics, RowVerdict } from './result.ts'

/**
 * A cluster of more rows gives a pair of each row with its first one instead of every pair: they grow with the square.
 */
const ALL_PAIRS = 500

interface Described {
  score: number
  reason: string
  contacts: AgreedContacts | null
}

/** Null for two rows of a cluster that have nothing in common: they are no pair. */
export type Describe = (a: number, b: number) => Described | null

type Searched = Pick<DuplicateStatistics, 'candidates' | 'recall' | 'threshold'>

/** Pairs closed over the groups, and what is said of each row. */
export function duplicateResult(
  table: ComparedRows,
  { groups, oneToOne }: Linked,
  describe: Describe,
  searched: Searched,
): DuplicateResult {
  const split = table.split ?? table.rows
  const inFile = table.split === null
  const pairs: DuplicatePair[] = []
  const verdicts = Array.from({ length: split }, (): RowVerdict => NO_DUPLICATE)
  const matchedBy = { phone: 0, address: 0, both: 0 }
  let [largestCluster, starred, clusters] = [0, 0, 0]
  for (const members of groups.all()) {
    const left = inFile ? members : members.filter((row) => row < split)
    const right = inFile ? members : members.filter((row) => row >= split)
    if (left.length === 0 || right.length === 0) continue
    clusters++
    largestCluster = Math.max(largestCluster, members.length)
    const whole = members.length <= ALL_PAIRS
    if (!whole) starred++
    const stands = right[0]!
    for (const [at, row] of left.entries()) {
      const others = whole ? (inFile ? right.slice(at + 1) : right) : row === stands ? [] : [stands]
      for (const other of others) {
        const [a, b] = row < other ? [row, other] : [other, row]
        const said = describe(a, b)
        if (said === null) continue
        const { score, reason, contacts } = said
        if (contacts !== null) matchedBy[contacts]++
        pairs.push({ a, b: inFile ? b : b - split, score, reason })
      }
      verdicts[row] = { cluster: clusters, duplicateOf: null, score: null, reason: null }
      if (row === stands) continue
      const said = describeWithin(row, [stands, ...right], describe)
      verdicts[row] = { cluster: clusters, duplicateOf: inFile ? stands : stands - split, ...said }
    }
  }
  return {
    pairs: pairs.sort((x, y) => x.a - y.a || x.b - y.b),
    rows: verdicts,
    idOf: table.idOf,
    otherIdOf: (row) => table.idOf(inFile ? row : row + split),
    matchedBy,
    columns: table.columns.map(({ name, type }) => ({ name, type })),
    statistics: {
      rows: split,
      againstRows: table.rows - split,
      candidates: searched.candidates,
      clusters,
      largestCluster,
      starred,
      oneToOne,
      threshold: searched.threshold,
      recall: searched.recall,
      catalogues: cataloguesOf(table),
    },
  }
}

function cataloguesOf({ catalogues }: ComparedRows): DuplicateStatistics['catalogues'] {
  if (catalogues === null) return null
  const { column, by, count } = catalogues
  return { column, by, count }
}

/** Why a row is in its cluster: by the first of these rows that it has something in common with. */
function describeWithin(row: number, others: readonly number[], describe: Describe): { score: number; reason: string } {
  for (const other of others) {
    if (other === row) continue
    const said = row < other ? describe(row, other) : describe(other, row)
    if (said !== null) return { score: said.score, reason: said.reason }
  }
  throw new Error(`row ${row} has nothing in common with its cluster`)
}

const NO_DUPLICATE: RowVerdict = { cluster: null, duplicateOf: null, score: null, reason: null }
