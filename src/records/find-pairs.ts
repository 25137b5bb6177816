import { cellText } from '../contacts/cell-text.ts'
import { findDuplicates } from './duplicates/find-duplicates.ts'
import type { FieldType, Row } from './duplicates/options.ts'
import type { DuplicateStatistics } from './duplicates/result.ts'
import type { Answer } from '../contacts/answer.ts'
import type { Table } from './files/table.ts'

export const DUPLICATE_COLUMNS = ['cluster_id', 'duplicate_of', 'match_score', 'match_reason'] as const

export interface PairsRequest {
  table: Table
  against: Table | null
  match: Readonly<Record<string, FieldType | undefined>> | null
  id: string | null
}

/** A line of `pairs.jsonl`; rows by their id, or their number in the file. */
export interface PairLine {
  a: string
  b: string
  score: number
  reason: string
}

export interface Pairs {
  lines: () => Iterable<PairLine>
  /** What the columns of a row say, by its number in the file. */
  answers: (rowNumber: number) => Answer[]
  count: number
  statistics: DuplicateStatistics
}

/** Looks for rows that mean the same. The cells that are compared stay in memory. */
export async function findPairs({ table, against, match, id }: PairsRequest): Promise<Pairs> {
  const wanted = match === null ? null : [...Object.keys(match), ...(id === null ? [] : [id])]
  const own = await readTexts(table, wanted)
  const other = against === null ? null : await readTexts(against, wanted)
  const { pairs, rows, statistics } = findDuplicates(own.rows, {
    ...(other === null ? {} : { against: other.rows }),
    ...(match === null ? {} : { match }),
    ...(id === null ? {} : { id }),
  })
  const named = other ?? own
  const nameOf = (rowsOf: Texts, at: number): string =>
    (id === null ? undefined : rowsOf.rows[at]?.[id]) || String(rowsOf.numbers[at])
  const position = new Map(own.numbers.map((number, at) => [number, at]))
  return {
    *lines() {
      for (const { a, b, score, reason } of pairs) yield { a: nameOf(own, a), b: nameOf(named, b), score, reason }
    },
    answers(rowNumber) {
      const verdict = rows[position.get(rowNumber) ?? -1]
      if (verdict === undefined) return [null, null, null, null]
      const { cluster, duplicateOf, score, reason } = verdict
      return [cluster, duplicateOf === null ? null : nameOf(named, duplicateOf), score, reason]
    },
    count: pairs.length,
    statistics,
  }
}

interface Texts {
  rows: Row[]
  /** Their numbers in the file: a row that could not be read has one, too. */
  numbers: number[]
}

async function readTexts(table: Table, wanted: readonly string[] | null): Promise<Texts> {
  const columns = table.columns.filter((column) => wanted?.includes(column) ?? true)
  const texts: Texts = { rows: [], numbers: [] }
  for await (const row of table.rows) {
    if (!('values' in row)) continue
    texts.rows.push(Object.fromEntries(columns.map((column) => [column, cellText(row.values[column])])))
    texts.numbers.push(row.number)
  }
  return texts
}
