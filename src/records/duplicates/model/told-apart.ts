import type { Column } from '../fields/column.ts'
import { COLUMN_TYPES } from '../options.ts'
import { isOneList, type ComparedRows } from '../compared-rows.ts'
import type { PairEvidence } from './evidence.ts'

type RowPair = readonly [a: number, b: number]
type Measure = (a: number, b: number) => PairEvidence

/** Pairs that are looked at. */
const LOOKED_AT = 500
/** A column that one pair in twenty agrees in by chance tells things apart. Logarithm of the odds. */
const TELLING = Math.log(20)
/**
 * Above the likeness of rows taken at random by less than this part: then a column says that pairs are only related.
 */
const RELATED = 0.35
const RELATED_PART = 1 / 3
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
  table: ComparedRows,
  telling: readonly number[],
  accepted: readonly RowPair[],
  measure: Measure,
): number[] {
  const { columns } = table
  const asked = [...columns.keys()].filter((c) => names(columns[c]!, isOneList(table)) && telling[c]! >= TELLING)
  if (asked.length === 0 || accepted.length === 0) return []
  const own = meanLikeness(columns, sample(accepted), asked, measure)
  const usual = meanLikeness(columns, randomPairs(table), asked, measure)
  const apart = asked.filter((_, i) => asRandom(own[i]!, usual[i]!))
  return isOneList(table) ? apart : apart.filter((column) => isWrittenAlike(columns[column]!, table))
}

/**
 * Whether pairs are only related, compared with better ones: in columns that make up this part of what tells things
 * apart they agree as little as any two rows, and the better ones do not.
 */
export function onlyRelated(
  table: ComparedRows,
  telling: readonly number[],
  pairs: readonly RowPair[],
  better: readonly RowPair[],
  measure: Measure,
): boolean {
  const { columns } = table
  const asked = [...columns.keys()].filter((c) => telling[c]! >= TELLING)
  if (asked.length === 0 || pairs.length === 0 || better.length === 0) return false
  const meanOf = (list: readonly RowPair[]): number[] => meanLikeness(columns, list, asked, measure)
  const [own, above, usual] = [meanOf(sample(pairs)), meanOf(sample(better)), meanOf(randomPairs(table))]
  const differ = asked.filter((_, i) => asRandom(own[i]!, usual[i]!) && !asRandom(above[i]!, usual[i]!))
  const total = (list: readonly number[]): number => list.reduce((sum, column) => sum + telling[column]!, 0)
  return total(differ) >= RELATED_PART * total([...columns.keys()])
}

function sample(pairs: readonly RowPair[]): RowPair[] {
  const step = Math.max(1, pairs.length / LOOKED_AT)
  return Array.from({ length: Math.floor(pairs.length / step) }, (_, i) => pairs[Math.floor(i * step)]!)
}

function randomPairs({ rows, split }: ComparedRows): RowPair[] {
  const first = split ?? rows
  const others = rows - (split ?? 0)
  return Array.from({ length: LOOKED_AT }, (_, i): RowPair => {
    return [(i * 7919) % first, (split ?? 0) + ((i * 104_729 + 1) % others)]
  }).filter(([a, b]) => a !== b)
}

const asRandom = (likeness: number, random: number): boolean => likeness - random < RELATED * (1 - random)

/**
 * Whether two files, or catalogues, have a value of a column in common, as they do where different things share one now
 * and then. If not, each writes it in its own way (`95 min`, `1 hr. 35 min.`), and it tells nothing apart. Phones have
 * one spelling.
 */
function isWrittenAlike({ type, valueOf }: Column, { split, catalogues }: ComparedRows): boolean {
  if (type === 'phone') return true
  const sideOf = (row: number): number => catalogues?.of[row] ?? Number(row >= (split ?? 0))
  const sides = new Map<number, number>()
  return valueOf.some((value, row) => {
    const side = sides.get(value)
    if (side === undefined) sides.set(value, sideOf(row))
    return value >= 0 && side !== undefined && side !== sideOf(row)
  })
}

const names = ({ type }: Column, oneFile: boolean): boolean => {
  const { distinctive } = COLUMN_TYPES[type]
  return distinctive === 'always' || (distinctive === 'in one file' && oneFile)
}

function meanLikeness(
  columns: readonly Column[],
  pairs: readonly RowPair[],
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
