import { COLUMN_TYPES, type FieldType } from '../options.ts'
import { hashText } from '../text/hash-text.ts'
import { createHashNumbers } from '../text/hash-numbers.ts'
import { createIntList } from '../text/int-list.ts'
import { createInterner } from '../text/interner.ts'
import { letterMask } from '../text/letter-mask.ts'
import { createPackedTexts, type PackedTexts } from '../text/packed-texts.ts'
import { canonicalValue } from './canonical-value.ts'

/** A column of all rows, each different value kept once, with its words. */
export interface Column {
  readonly name: string
  readonly type: FieldType
  /** Row to value, -1 where the cell is empty. */
  readonly valueOf: Int32Array
  readonly values: PackedTexts
  /**
   * The words of value v are `words[wordStart[v]]` to before `words[wordStart[v + 1]]`, in their order; of types with
   * words.
   */
  readonly wordStart: Int32Array
  readonly words: Int32Array
  readonly wordTexts: readonly string[]
  /** How much a word says: the logarithm of how rare it is among the rows. */
  readonly wordWeight: Float64Array
  /** The letters of each word and of each value, so that most comparisons letter by letter can be left out. */
  readonly wordMask: Int32Array
  readonly valueMask: Int32Array
}

export interface ColumnBuilder {
  /** Takes the cell of the next row. */
  add(cell: string): void
  build(): Column
}

/** A builder of a column; values of types with words are indexed by them when it is built. */
export function createColumn(name: string, type: FieldType): ColumnBuilder {
  const values = createPackedTexts()
  const distinct = createHashNumbers()
  const valueOf = createIntList()
  const add = (value: string): number => {
    const number = distinct.add(hashText(value), (known) => values.get(known) !== value)
    return number < values.length ? number : values.add(value)
  }
  return {
    add(cell) {
      const value = canonicalValue(cell, type)
      valueOf.push(value === '' ? -1 : add(value))
    },
    build() {
      const rows = valueOf.take()
      return { name, type, valueOf: rows, values, ...(COLUMN_TYPES[type].words ? indexWords(values, rows) : NO_WORDS) }
    },
  }
}

type Words = Pick<Column, 'wordStart' | 'words' | 'wordTexts' | 'wordWeight' | 'wordMask' | 'valueMask'>

const NO_WORDS: Words = {
  wordStart: new Int32Array(0),
  words: new Int32Array(0),
  wordTexts: [],
  wordWeight: new Float64Array(0),
  wordMask: new Int32Array(0),
  valueMask: new Int32Array(0),
}

function indexWords(values: PackedTexts, valueOf: Int32Array): Words {
  const dictionary = createInterner()
  const words = createIntList()
  const wordStart = new Int32Array(values.length + 1)
  for (let index = 0; index < values.length; index++) {
    for (const word of values.get(index).split(' ')) words.push(dictionary.add(word))
    wordStart[index + 1] = words.length
  }
  const all = words.take()
  const frequency = new Int32Array(dictionary.texts.length)
  for (const value of valueOf) {
    if (value < 0) continue
    for (let i = wordStart[value]!; i < wordStart[value + 1]!; i++) frequency[all[i]!]!++
  }
  const wordWeight = Float64Array.from(frequency, (count) => Math.log(1 + valueOf.length / count))
  const wordMask = Int32Array.from(dictionary.texts, letterMask)
  const valueMask = new Int32Array(values.length)
  for (let value = 0; value < values.length; value++) {
    for (let i = wordStart[value]!; i < wordStart[value + 1]!; i++) valueMask[value]! |= wordMask[all[i]!]!
  }
  return { wordStart, words: all, wordTexts: dictionary.texts, wordWeight, wordMask, valueMask }
}
