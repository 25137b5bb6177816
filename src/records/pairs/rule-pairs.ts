import { cellText } from '../../contacts/cell-text.ts'
import type { Contact, ContactMatch } from '../duplicates/contact-rule/contact.ts'
import { matchContacts } from '../duplicates/contact-rule/match-contacts.ts'
import { createGroups } from '../duplicates/groups/groups.ts'
import { countPhase, type OnSearchProgress } from '../duplicates/search-progress.ts'
import { createPackedTexts, type PackedTexts } from '../duplicates/text/packed-texts.ts'
import type { Table } from '../../tables/table.ts'
import { withReadingProgress } from './with-reading-progress.ts'
import { NO_ANSWERS, type Pairs } from './pairs.ts'
import { createRowNumbers, type RowNumbers } from './row-numbers.ts'
import { type IdUniqueness, createIdUniqueness } from './id-uniqueness.ts'

export interface RuleRequest {
  table: Table
  against: Table | null
  /** Columns of name, phone and address; several of one kind are joined. */
  columns: Readonly<Record<keyof Contact, readonly string[]>>
  id: string | null
  onProgress?: OnSearchProgress | undefined
}

/**
 * Looks for contacts that a fixed rule matches: phone and name equal, or addresses at least .8 alike. Pairs are just
 * those; clusters join what they connect. Contacts stay in memory.
 */
export async function findRulePairs({ table, against, columns, id, onProgress }: RuleRequest): Promise<Pairs> {
  const own = await read(withReadingProgress(table, 'reading', onProgress), columns, id)
  const second = against === null ? null : withReadingProgress(against, 'reading the other file', onProgress)
  const inFile = second === null
  const other = inFile ? own : await read(second, columns, id)
  const size = own.contacts.length
  const onContact = countPhase('searching', size, size, onProgress)
  let starred = 0
  const onStar = (): number => starred++
  const found = matchContacts(own.contacts, inFile ? null : other.contacts, { onContact, onStar })
  const groups = createGroups(size + (inFile ? 0 : other.contacts.length))
  const placeOf = (b: number): number => (inFile ? b : size + b)
  for (const { a, b } of found) if (!groups.same(a, placeOf(b))) groups.join(a, placeOf(b))
  const clusters = groups.all()
  const clusterOf = new Map(clusters.flatMap((members, n) => members.map((row): [number, number] => [row, n + 1])))
  // Of several matches the best one is said of a row; in one file, those with rows before it.
  const best = new Map<number, ContactMatch>()
  for (const match of found) {
    const row = inFile ? match.b : match.a
    const known = best.get(row)
    if (known === undefined || scoreOf(match) > scoreOf(known)) best.set(row, match)
  }
  const matchedBy = { phone: 0, address: 0, both: 0 }
  for (const { by } of found) matchedBy[by]++
  return {
    *lines() {
      for (const match of found) {
        yield { a: own.ids.get(match.a), b: other.ids.get(match.b), score: scoreOf(match), reason: reasonOf(match) }
      }
    },
    answers(rowNumber) {
      const row = own.numbers.placeOf(rowNumber)
      const cluster = clusterOf.get(row)
      if (cluster === undefined) return NO_ANSWERS
      const match = best.get(row)
      if (match === undefined) return [cluster, null, null, null]
      const duplicateOf = inFile ? own.ids.get(match.a) : other.ids.get(match.b)
      return [cluster, duplicateOf, scoreOf(match), reasonOf(match)]
    },
    count: found.length,
    statistics: {
      method: 'rule',
      candidates: found.length,
      starred,
      clusters: clusters.length,
      largestCluster: clusters.reduce((most, { length }) => Math.max(most, length), 0),
      matched_by: matchedBy,
    },
    notes: [...own.watch.notes(), ...(inFile ? [] : other.watch.notes())],
  }
}

/** Phone and name equal is sure; else the likeness of the addresses says how sure. */
function scoreOf({ by, address }: ContactMatch): number {
  return by === 'address' ? Math.round(address * 10_000) / 10_000 : 1
}

function reasonOf({ by, address }: ContactMatch): string {
  const likeness = `address ${Math.floor(address * 100)}%`
  return by === 'address' ? likeness : by === 'phone' ? 'phone and name equal' : `phone and name equal; ${likeness}`
}

interface Contacts {
  contacts: Contact[]
  watch: IdUniqueness
  ids: PackedTexts
  numbers: RowNumbers
}

async function read(table: Pick<Table, 'rows'>, columns: RuleRequest['columns'], id: string | null): Promise<Contacts> {
  const all: Contacts = {
    contacts: [],
    watch: createIdUniqueness(),
    ids: createPackedTexts(),
    numbers: createRowNumbers(),
  }
  for await (const row of table.rows) {
    if (!('values' in row)) continue
    const { values } = row
    const joined = (part: keyof Contact, between: string): string => {
      const texts = columns[part].map((column) => cellText(values[column]).trim())
      return texts.filter((text) => text !== '').join(between)
    }
    all.contacts.push({ name: joined('name', ' '), phone: joined('phone', ' '), address: joined('address', ', ') })
    const called = (id === null ? '' : cellText(values[id])) || String(row.number)
    all.ids.add(called)
    all.watch.add(called)
    all.numbers.add(row.number)
  }
  return all
}
