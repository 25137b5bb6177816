import type { Catalogues } from '../catalogues.ts'
import type { ComparedRows } from '../compared-rows.ts'
import type { Column } from '../fields/column.ts'
import { isModelCode } from '../fields/is-model-code.ts'
import { COLUMN_TYPES } from '../options.ts'
import { rareWords, type SharedWord } from './rare-words.ts'

const MOST_CATALOGUES = 20
const MOST_SERIES = 6
/** Part of the rows that name their catalogue. */
const NAMED = 0.95
/** Part of the rows of a series that have a code of their own. */
const OWN = 0.95
/** Rows that are looked at. */
const LOOKED_AT = 50_000
/** Rows that share a word, at most; with more catalogues, more rows may be of one thing. */
const MOST_SHARING = 5
/** How many times more seldom than by chance two rows with rare words in common are of one catalogue. */
const SELDOM = 0.45
const SELDOM_IN_SERIES = 0.2
/** Standard deviations by which they are fewer than by chance. */
const SURELY = 4
/** Pairs whose spelling is looked at, and the part of them from which on it is alike. */
const MOST_ASKED = 2000
const ALIKE = 0.6

/**
 * Whether a file joins several catalogues, and how that shows: rows that share rare words are usually copies, and
 * copies have the same city or colour more often than by chance; only the name of a catalogue, or the series of its
 * numbers, they have less often, for each catalogue lists a thing once. Null where no column is of this kind.
 */
export function findCatalogues({ columns, rows, split, idOf, hasIds }: ComparedRows): Catalogues | null {
  if (split !== null || rows > LOOKED_AT) return null
  const asked: Catalogues[] = []
  for (const { name, valueOf, values } of columns) {
    if (values.length >= 2 && values.length <= MOST_CATALOGUES && share(valueOf, (value) => value >= 0) >= NAMED) {
      asked.push({ column: name, by: 'value', of: valueOf, count: values.length })
    }
    if (values.length >= OWN * rows) asked.push(...seriesOf(name, rows, (row) => textOf(valueOf[row]!, values)))
  }
  if (hasIds) asked.push(...seriesOf('that names the rows', rows, idOf))
  if (asked.length === 0) return null
  const words = rareWords(columns, MOST_SHARING)
  const held = asked.map((each) => ({ each, seldom: seldomShared(each, words) }))
  const found = held.filter(({ each, seldom }) => {
    return seldom <= (each.by === 'series' ? SELDOM_IN_SERIES : SELDOM) && !areVariants(each, columns, words)
  })
  return found.toSorted((x, y) => x.seldom - y.seldom)[0]?.each ?? null
}

const textOf = (value: number, values: { get(value: number): string }): string => (value < 0 ? '' : values.get(value))

function share(valueOf: Int32Array, test: (value: number) => boolean): number {
  return valueOf.reduce((count, value) => count + Number(test(value)), 0) / Math.max(1, valueOf.length)
}

/** Series of codes, told by everything in them that is no digit: `A-10034` and `770000017`. */
function seriesOf(column: string, rows: number, codeOf: (row: number) => string): Catalogues[] {
  const series = new Map<string, number>()
  const of = new Int32Array(rows)
  for (let row = 0; row < rows; row++) {
    const shape = codeOf(row).replace(/\d+/g, '#')
    if (!shape.includes('#')) return []
    if (!series.has(shape)) series.set(shape, series.size)
    if (series.size > MOST_SERIES) return []
    of[row] = series.get(shape)!
  }
  return series.size < 2 ? [] : [{ column, by: 'series', of, count: series.size }]
}

/**
 * How often rows that share rare words are of one catalogue, as a part of how often any two are; 1 where they are not
 * surely fewer. Of the words that two rows share, codes alone are asked too: descriptions share words within a
 * catalogue.
 */
function seldomShared({ of, count }: Catalogues, words: readonly SharedWord[]): number {
  const sizes = new Float64Array(count)
  for (const each of of) if (each >= 0) sizes[each]!++
  const byChance = sizes.reduce((total, size) => total + (size / of.length) ** 2, 0)
  const most = Math.max(2, Math.min(MOST_SHARING, count))
  const few = words.filter(({ rows }) => rows.length <= most)
  const all = pairCounts(few)
  const codes = pairCounts(few.filter(({ word }) => isModelCode(word)))
  const samples = [[...all.keys()], [...all].filter(([, times]) => times > 1).map(([pair]) => pair), [...codes.keys()]]
  const seldom = samples.map((pairs) => {
    const same = pairs.filter((pair) => of[Math.floor(pair / ROWS)] === of[pair % ROWS]).length
    const surely = (byChance * pairs.length - same) / Math.sqrt(byChance * (1 - byChance) * pairs.length + 1e-9)
    return surely >= SURELY ? same / pairs.length / byChance : 1
  })
  return Math.min(...seldom)
}

/**
 * Whether a column tells variants of a thing apart, such as sizes: those are written alike but for what stands in other
 * columns, too (`Shirt red S`, `Shirt blue L`), where catalogues spell a thing in ways of their own.
 */
function areVariants({ of }: Catalogues, columns: readonly Column[], words: readonly SharedWord[]): boolean {
  const pairs = [...pairCounts(words).keys()].map((pair) => [Math.floor(pair / ROWS), pair % ROWS] as const)
  const asked = pairs.filter(([a, b]) => of[a] !== of[b]).slice(0, MOST_ASKED)
  const texts = columns.filter(({ type }) => COLUMN_TYPES[type].words)
  const alike = asked.filter(([a, b]) =>
    texts.every((text) => ownWords(text, columns, a) === ownWords(text, columns, b)),
  )
  return alike.length > ALIKE * asked.length
}

/** The words of a text that no other column of the row has. */
function ownWords(text: Column, columns: readonly Column[], row: number): string {
  const others = new Set(columns.flatMap((column) => (column === text ? [] : wordsOf(column, row))))
  return wordsOf(text, row)
    .filter((word) => !others.has(word))
    .join(' ')
}

function wordsOf({ valueOf, values }: Column, row: number): string[] {
  return textOf(valueOf[row]!, values).split(' ')
}

/** More than there are rows: a pair is one number. */
const ROWS = 2 ** 26

function pairCounts(words: readonly SharedWord[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { rows } of words) {
    for (const [at, a] of rows.entries()) {
      for (const b of rows.slice(at + 1)) counts.set(a * ROWS + b, (counts.get(a * ROWS + b) ?? 0) + 1)
    }
  }
  return counts
}
