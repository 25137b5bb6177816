import type { Column } from '../fields/column.ts'
import { COLUMN_TYPES } from '../options.ts'
import type { ComparedRows } from '../compared-rows.ts'
import type { PairEvidence } from './evidence.ts'

type Measure = (a: number, b: number) => PairEvidence

/** Pairs that are looked at. */
const LOOKED_AT = 500
/** A column that one pair in twenty agrees in by chance tells things apart. Logarithm of the odds. */
const TELLING = Math.log(20)
/**
 * Above the likeness of rows taken at random by less than this part: then a column says that pairs are only related.
 */
const RELATED = 0.35
/** One of two names is less. */
const ALIKE = 0.75
/** The day before differs in one digit, as a typo does. */
const SAME_DAY = 0.95

/**
 * Members of a household and songs of an album agree in much, and differ throughout in what names them. Which columns
 * do pairs that were taken for matches differ in as if they were any two rows? Matches must then agree there. Codes,
 * amounts and long texts are not asked: each catalogue has its own of the same thing.
 */
export function columnsToldApart(
  { columns, rows, split }: ComparedRows,
  telling: readonly number[],
  accepted: readonly (readonly [a: number, b: number])[],
  measure: Measure,
): number[] {
  const asked = [...columns.keys()].filter((c) => names(columns[c]!, split === null) && telling[c]! >= TELLING)
  if (asked.length === 0 || accepted.length === 0) return []
  const step = Math.max(1, accepted.length / LOOKED_AT)
  const taken = Array.from({ length: Math.floor(accepted.length / step) }, (_, i) => accepted[Math.floor(i * step)]!)
  const first = split ?? rows
  const others = rows - (split ?? 0)
  const random = Array.from({ length: LOOKED_AT }, (_, i): [number, number] => {
    return [(i * 7919) % first, (split ?? 0) + ((i * 104_729 + 1) % others)]
  }).filter(([a, b]) => a !== b)
  const own = meanLikeness(columns, taken, asked, measure)
  const usual = meanLikeness(columns, random, asked, measure)
  return asked.filter((_, i) => {
    const byRandom = usual[i] ?? 0
    return (own[i] ?? 0) - byRandom < RELATED * (1 - byRandom)
  })
}

const names = ({ type }: Column, oneFile: boolean): boolean => {
  const { distinctive } = COLUMN_TYPES[type]
  return distinctive === 'always' || (distinctive === 'in one file' && oneFile)
}

function meanLikeness(
  columns: readonly Column[],
  pairs: readonly (readonly [number, number])[],
  asked: readonly number[],
  measure: Measure,
): number[] {
  const fields = pairs.map(([a, b]) => measure(a, b).fields)
  return asked.map((column) => {
    const filled = fields.map((likeness) => likeness[column]!).filter((likeness) => likeness >= 0)
    const isDate = columns[column]!.type === 'date'
    const likenessOf = (likeness: number): number => (isDate && likeness < SAME_DAY ? 0 : likeness)
    return filled.length === 0 ? 1 : filled.reduce((total, likeness) => total + likenessOf(likeness), 0) / filled.length
  })
}

/** Whether a pair agrees in these columns, as far as their cells are filled. */
export function agreesIn(asked: readonly number[], columns: readonly Column[], { fields }: PairEvidence): boolean {
  const least = (column: number): number => (columns[column]!.type === 'date' ? SAME_DAY : ALIKE)
  return asked.every((column) => fields[column]! < 0 || fields[column]! >= least(column))
}
