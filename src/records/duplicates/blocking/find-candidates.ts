import type { ComparedRows } from '../compared-rows.ts'
import { countPhase, type OnSearchProgress } from '../search-progress.ts'
import { candidatePairs, mergePairs, type CandidatePairs } from './candidate-pairs.ts'
import { joinedWords, rareKeys, trigrams } from './keys-of-value.ts'
import { indexRecords, type KeysOf, type RecordKeys } from './record-keys.ts'

/** Up to this many characters in all cells, every row is also indexed by its trigrams. */
const TRIGRAM_CHARACTERS = 12_000_000
/** Up to this many rows, trigrams find candidates too; beyond, they only measure. */
const TRIGRAM_ROWS = 20_000
/** Index entries read in all; what a row gets of them shrinks with the number of rows. */
const READS = 100_000_000
/** How often an index asks for the keys of each different value. */
const TAKEN_APART = 2

export interface Candidates {
  readonly pairs: CandidatePairs
  /** How alike two rows are as a whole is the mean of the cosines in these. */
  readonly indexes: readonly RecordKeys[]
}

/** How large a file is: by it, the keys are chosen and how many candidates a row has. */
export interface FileSize {
  readonly rows: number
  /** In all cells. */
  readonly characters: number
}

/** The pairs of rows that are compared field by field; `size` is that of the file, where these are some of its rows. */
export function findCandidates(table: ComparedRows, tell?: OnSearchProgress, size = sizeOf(table)): Candidates {
  const { columns, split, rows } = table
  const catalogueOf = table.catalogues?.of ?? null
  const budget = Math.min(50_000, Math.max(300, Math.floor(READS / Math.max(1, rows))))
  const most = mostCandidates(size.rows, split)
  const byTrigrams = size.characters <= TRIGRAM_CHARACTERS
  const values = columns.reduce((total, column) => total + column.values.length, 0)
  const onValue = countPhase('indexing', rows, TAKEN_APART * values * (byTrigrams ? 2 : 1), tell)
  const index = (keysOf: KeysOf): RecordKeys =>
    indexRecords(columns, (column, value) => {
      onValue()
      return keysOf(column, value)
    })
  const words = index(byTrigrams ? joinedWords : rareKeys)
  const grams = byTrigrams ? index(trigrams) : null
  const searched = grams !== null && size.rows <= TRIGRAM_ROWS ? [words, grams] : [words]
  const onRow = countPhase('searching', rows, rows * searched.length, tell)
  const found = searched.map((keys) => candidatePairs(keys, { split, catalogueOf, most, budget }, onRow))
  const pairs = found.reduce((first, second) => mergePairs(first, second, rows))
  return { pairs, indexes: grams === null ? [words] : [grams, words] }
}

/** In one file a row may have many equals, all of which should be among its candidates. */
function mostCandidates(rows: number, split: number | null): number {
  if (rows > TRIGRAM_ROWS) return rows <= 200_000 ? 10 : 6
  return split === null ? Math.min(100, Math.max(20, Math.floor(80_000 / Math.max(1, rows)))) : 20
}

/** The size of a file that is compared whole. */
export function sizeOf({ columns, rows }: ComparedRows): FileSize {
  let total = 0
  for (const { values, valueOf } of columns) {
    const lengths = Int32Array.from({ length: values.length }, (_, value) => values.get(value).length)
    for (const value of valueOf) if (value >= 0) total += lengths[value]!
  }
  return { rows, characters: total }
}
