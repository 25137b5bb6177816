import type { Element } from 'domhandler'
import { isTag, type ChildNode } from 'domhandler'
import { elementsBelow } from '../../tree/walk.ts'
import { emptyRow, type DirectoryRow } from '../directory-row.ts'
import { cleanName } from '../fields/clean-name.ts'
import { mayBeDate } from '../fields/signals.ts'
import type { Candidate, CandidateRow } from './candidate.ts'
import { labelledCells, type Cell } from './cells.ts'
import { contactsOf } from './row-contacts.ts'
import { datesOf, numberOf } from './row-dates.ts'
import { groupHeadings } from './group-headings.ts'
import { linksOf, type RowLinks } from './row-links.ts'
import { nameCells } from './row-name.ts'
import { rowPieces } from './row-pieces.ts'

/** What rows are read with. */
export interface RowSetting {
  /** What relative links are joined with. */
  base: string
  /** ISO code of the country of numbers and addresses that name none; null where it is not known. */
  country: string | null
  elements: readonly Element[]
}

/** A row with the elements that it was read from, for selectors of the config. */
export interface ReadRow {
  row: DirectoryRow
  elements: readonly Element[]
  /** All its text, to tell rows apart. */
  text: string
}

/** Reads the rows of a page by the meaning of their parts; what is no record (repeated headers, pagers) is omitted. */
export function readDirectoryRows(candidate: Candidate, context: RowSetting): ReadRow[] {
  const rows = candidate.rows.map((row) => ({ row, cells: labelledCells(rowPieces(row.nodes, row.labels)) }))
  const all = rows.map(({ cells }) => cells)
  const names = nameCells(all)
  const dates = datesOf(all)
  const elements = rows.map(({ row }) => elementsOf(row.nodes))
  const links = linksOf(
    rows.map(({ cells }, n) => ({ cells, elements: elements[n]!, name: names[n]! })),
    context.base,
  )
  const headings = groupHeadings(candidate, context.elements)
  const read = rows.map(({ row, cells }, n) =>
    readRow(row, cells, {
      name: names[n]!,
      date: dates[n]!,
      links: links[n]!,
      elements: elements[n]!,
      heading: row.heading === '' ? headings[n]! : row.heading,
      context,
    }),
  )
  return withoutOdd(withOwnIds(read))
}

interface Parts {
  name: Cell | null
  date: string | null
  links: RowLinks
  elements: Element[]
  heading: string
  context: RowSetting
}

function readRow(row: CandidateRow, cells: readonly Cell[], parts: Parts): ReadRow {
  const { name, date, links, elements, heading, context } = parts
  const { name: title, number } = name === null ? { name: null, number: null } : cleanName(name.text)
  const contacts = contactsOf(cells, elements, name, context.country)
  return {
    row: {
      ...emptyRow(),
      name: title,
      url: links.own,
      id: idOf(row.nodes),
      date: date ?? (mayBeDate(heading) ? heading : null),
      number: numberOf(cells, name) ?? number,
      ...contacts,
      web: contacts.web ?? links.web,
    },
    elements,
    text: cells.map(({ text }) => text).join(' '),
  }
}

function elementsOf(nodes: readonly ChildNode[]): Element[] {
  return nodes.flatMap((node) => (isTag(node) ? [node, ...elementsBelow(node)] : []))
}

/** The directory's own id: of the row itself, a number or a name with one in it. */
function idOf(nodes: readonly ChildNode[]): string | null {
  const own = nodes.filter(isTag)
  if (own.length !== 1) return null
  const { attribs } = own[0]!
  for (const name of ['data-id', 'data-uid', 'data-nid', 'data-post-id', 'data-location-id', 'data-key', 'id']) {
    const value = attribs[name]?.trim() ?? ''
    if (value.length <= 80 && /\d/.test(value)) return value
  }
  return null
}

/** Ids that only count the rows of the page are another row's tomorrow. */
function withOwnIds(rows: ReadRow[]): ReadRow[] {
  const numbers = rows.map(({ row }) => Number((row.id ?? '').match(/\d+/g)?.at(-1) ?? Number.NaN))
  const isCount = rows.length > 1 && numbers[0]! <= 1 && numbers.every((number, n) => number === numbers[0]! + n)
  return isCount ? rows.map((read) => ({ ...read, row: { ...read.row, id: null } })) : rows
}

/** Rows that lack all that nearly every other has are headers, pagers or notes. */
function withoutOdd(rows: ReadRow[]): ReadRow[] {
  const named = rows.filter(({ row }) => row.name !== null)
  const has = (kind: keyof DirectoryRow): number => named.filter(({ row }) => isGiven(row[kind])).length
  const usual = (['url', 'date', 'number', 'street', 'phone', 'email'] as const).filter(
    (kind) => has(kind) >= named.length * MOST_HAVE,
  )
  if (usual.length === 0 || named.length < 3) return named
  return named.filter(({ row }) => usual.some((kind) => isGiven(row[kind])))
}

const MOST_HAVE = 0.8

function isGiven(value: unknown): boolean {
  return value !== null
}
