import type { Column } from '../fields/column.ts'
import { COLUMN_TYPES } from '../options.ts'

/** Shorter words are shared by chance. */
const LEAST_LETTERS = 4

/** Rows that share a word that few rows have. */
export interface SharedWord {
  readonly word: string
  readonly rows: readonly number[]
}

/** The words (of `id` columns: the values) that 2 to `most` rows have in a column. */
export function rareWords(columns: readonly Column[], most: number): SharedWord[] {
  return columns.flatMap((column) => {
    if (COLUMN_TYPES[column.type].words) return rareIn(column, most, (value) => column.values.get(value).split(' '))
    return column.type === 'id' ? rareIn(column, most, (value) => [column.values.get(value)]) : []
  })
}

function rareIn({ valueOf }: Column, most: number, wordsOf: (value: number) => string[]): SharedWord[] {
  const seen = new Map<string, number[]>()
  for (const [row, value] of valueOf.entries()) {
    if (value < 0) continue
    for (const word of new Set(wordsOf(value))) {
      if (word.length < LEAST_LETTERS) continue
      const rows = seen.get(word)
      if (rows === undefined) seen.set(word, [row])
      else if (rows.length <= most) rows.push(row)
    }
  }
  return [...seen].filter(([, rows]) => rows.length > 1 && rows.length <= most).map(([word, rows]) => ({ word, rows }))
}
