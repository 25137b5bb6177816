import { createColumn, type Column } from '../fields/column.ts'
import type { ComparedRows } from '../compared-rows.ts'
import { createHashNumbers } from '../text/hash-numbers.ts'
import { hashText } from '../text/hash-text.ts'

export interface ShuffledRows {
  readonly table: ComparedRows
  /** How many rows of the file each of these stands for. */
  readonly step: number
}

/**
 * Rows like those of a table and all of different things: each column in an order of its own, the words of a cell from
 * different rows as well. What such rows have in common they have by chance. At most so many are taken.
 */
export function shuffleRows(file: ComparedRows, most: number): ShuffledRows {
  const { columns, rows, split, catalogues } = file
  const different = differentRows(columns, rows, split ?? rows)
  const step = Math.max(1, different.length / most)
  const taken = Array.from({ length: Math.floor(different.length / step) }, (_, i) => different[Math.floor(i * step)]!)
  const random = generator()
  const table = {
    ...file,
    columns: columns.map((column) => shuffleColumn(column, taken, random)),
    rows: taken.length,
    split: split === null ? null : taken.filter((row) => row < split).length,
    catalogues:
      catalogues === null ? null : { ...catalogues, of: Int32Array.from(taken, (row) => catalogues.of[row]!) },
  }
  return { table, step }
}

/** Rows of one file with the same cells are one thing: what many of them have would be in most shuffled rows. */
function differentRows(columns: readonly Column[], rows: number, split: number): number[] {
  const seen = createHashNumbers()
  const first: number[] = []
  for (let row = 0; row < rows; row++) {
    const known = seen.length
    const number = seen.add(hashText(`${row < split} ${columns.map(({ valueOf }) => valueOf[row]).join(' ')}`))
    if (number === known) first.push(row)
  }
  return first
}

function shuffleColumn(
  { name, type, valueOf, values, wordTexts }: Column,
  rows: readonly number[],
  random: () => number,
): Column {
  const cells = rows.map((row) => (valueOf[row]! < 0 ? [] : wordsOf(values.get(valueOf[row]!), wordTexts.length > 0)))
  for (const same of Map.groupBy(cells, (words) => words.length).values()) {
    for (let place = 0; place < same[0]!.length; place++) {
      for (let i = same.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1))
        ;[same[i]![place], same[j]![place]] = [same[j]![place]!, same[i]![place]!]
      }
    }
  }
  const column = createColumn(name, type)
  // Which rows have a cell is by chance, too.
  for (let i = cells.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[cells[i], cells[j]] = [cells[j]!, cells[i]!]
  }
  for (const words of cells) column.add(words.join(' '))
  return column.build()
}

const wordsOf = (value: string, apart: boolean): string[] => (apart ? value.split(' ') : [value])

/** A linear congruential generator (Numerical Recipes): the same rows are shuffled in the same way. */
function generator(): () => number {
  let state = 1
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}
