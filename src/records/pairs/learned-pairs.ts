import { cellText } from '../../contacts/cell-text.ts'
import { findDuplicatesIn } from '../duplicates/find-duplicates.ts'
import type { FieldType, Label, Row } from '../duplicates/options.ts'
import { createComparedRows, LOOK } from '../duplicates/compared-rows.ts'
import type { DuplicateStatistics } from '../duplicates/result.ts'
import type { OnSearchProgress } from '../duplicates/search-progress.ts'
import type { GoodRow, Table } from '../../tables/table.ts'
import { NO_ANSWERS, type Pairs } from './pairs.ts'
import { withReadingProgress } from './with-reading-progress.ts'
import { createRowNumbers } from './row-numbers.ts'
import { createIdUniqueness } from './id-uniqueness.ts'

export interface PairsRequest {
  table: Table
  against: Table | null
  match: Readonly<Record<string, FieldType | undefined>> | null
  id: string | null
  labels?: readonly Label[]
  /** As in `DuplicateOptions`; null for the learned one. */
  threshold?: number | null
  onProgress?: OnSearchProgress | undefined
}

/** Looks for rows that mean the same by weights that it learns from them. Their different values stay in memory. */
export async function findPairs(request: PairsRequest): Promise<Pairs> {
  const { table, against, match, id, labels = [], threshold = null, onProgress } = request
  const compared = match ?? columnsOf(table, against)
  const wanted = compared === null ? null : [...Object.keys(compared), ...(id === null ? [] : [id])]
  const own = await peek(withReadingProgress(table, 'reading', onProgress), wanted)
  const other =
    against === null ? null : await peek(withReadingProgress(against, 'reading the other file', onProgress), wanted)
  const builder = createComparedRows([...own.head, ...(other?.head ?? [])], {
    ...(compared === null ? {} : { match: compared }),
    ...(id === null ? {} : { id }),
  })
  const numbers = createRowNumbers()
  const nameOf = ({ number, texts }: ReadRow): string => (id === null ? '' : texts[id]) || String(number)
  const ids = createIdUniqueness(labels.flatMap(({ a, b }) => (against === null ? [a, b] : [a])))
  for await (const row of own.rows()) {
    builder.add(row.texts, row.number)
    numbers.add(row.number)
    ids.add(nameOf(row))
  }
  const otherIds = other === null ? ids : createIdUniqueness(labels.map(({ b }) => b))
  if (other !== null) {
    builder.startSecond()
    for await (const row of other.rows()) {
      builder.add(row.texts, row.number)
      otherIds.add(nameOf(row))
    }
  }
  const unknown = labels.filter(({ a, b }) => !ids.has(a) || !otherIds.has(b)).length
  const found = findDuplicatesIn(builder.build(), {
    labels,
    ...(threshold === null ? {} : { threshold }),
    onProgress,
  })
  const { pairs, rows, idOf, otherIdOf } = found
  const hasContacts = found.columns.some(({ type }) => type === 'phone' || type === 'address')
  return {
    *lines() {
      for (const { a, b, score, reason } of pairs) yield { a: idOf(a), b: otherIdOf(b), score, reason }
    },
    answers(rowNumber) {
      const verdict = rows[numbers.placeOf(rowNumber)]
      if (verdict === undefined) return NO_ANSWERS
      const { cluster, duplicateOf, score, reason } = verdict
      return [cluster, duplicateOf === null ? null : otherIdOf(duplicateOf), score, reason]
    },
    count: pairs.length,
    statistics: {
      method: 'learned',
      ...found.statistics,
      ...(hasContacts ? { matched_by: found.matchedBy } : {}),
    } satisfies DuplicateStatistics & Pairs['statistics'],
    notes: [
      ...ids.notes(),
      ...(other === null ? [] : otherIds.notes()),
      ...(unknown === 0 ? [] : [`${unknown} of ${labels.length} labels name a row that is not there`]),
    ],
  }
}

/** The columns that a reader says to compare, where both files have them; null for all. */
function columnsOf(table: Table, against: Table | null): Record<string, undefined> | null {
  const content = table.content ?? against?.content
  if (content === undefined) return null
  const both = content.filter((name) => [table, against].every((file) => file?.columns.includes(name) ?? true))
  return Object.fromEntries(both.map((name) => [name, undefined]))
}

interface ReadRow {
  number: number
  texts: Row
}

async function peek(
  table: Table,
  wanted: readonly string[] | null,
): Promise<{ head: Row[]; rows: () => AsyncIterable<ReadRow> }> {
  const columns = table.columns.filter((column) => wanted?.includes(column) ?? true)
  const read = ({ number, values }: GoodRow): ReadRow => {
    return { number, texts: Object.fromEntries(columns.map((column) => [column, cellText(values[column])])) }
  }
  const iterator = table.rows[Symbol.asyncIterator]()
  const first: ReadRow[] = []
  const next = async (): Promise<ReadRow | null> => {
    for (;;) {
      const { value, done } = await iterator.next()
      if (done === true) return null
      if ('values' in value) return read(value)
    }
  }
  for (let row = await next(); row !== null; row = first.length < LOOK ? await next() : null) first.push(row)
  async function* rows(): AsyncGenerator<ReadRow> {
    yield* first.splice(0)
    for (let row = await next(); row !== null; row = await next()) yield row
  }
  return { head: first.map(({ texts }) => texts), rows }
}
