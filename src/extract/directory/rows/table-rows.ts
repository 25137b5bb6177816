import { isTag, type ChildNode, type Element } from 'domhandler'
import { textOf } from '../../tree/text.ts'
import { meaningOf } from '../fields/meanings.ts'
import type { CandidateRow } from './candidate.ts'

/** The rows of a table that hold records, with the headers of its columns as labels of the cells. */
export interface TableReading {
  rows: CandidateRow[]
  /** How many of its columns have headers that name fields. */
  named: number
  /** Most cells of a row. */
  width: number
}

/** Takes a table apart: header rows, spans in both directions, and rows that only name the group below them. */
export function tableRows(table: Element): TableReading {
  const lines = rowsOf(table)
  const grid = spread(lines)
  const width = Math.max(0, ...grid.map((row) => row.length))
  const rows: CandidateRow[] = []
  let headers: string[] = []
  let named = 0
  let heading = ''
  let seen = 0
  for (const [n, cells] of grid.entries()) {
    const line = lines[n]!
    const own = cells.filter((cell) => cell !== null)
    const distinct = [...new Set(own)]
    if (distinct.length === 0) continue
    const read = new Map(distinct.map((cell) => [cell, textOf(cell)]))
    const texts = cells.map((cell) => (cell === null ? '' : (read.get(cell) ?? '')))
    if (isHeader(line, distinct, texts, rows.length === 0 && seen++ < MOST_HEADERS)) {
      // A second header row names columns within those of the first.
      const meanings = texts.filter((text) => meaningOf(text) !== null).length
      if (rows.length > 0 || meanings >= named) {
        headers = texts
        named = meanings
      }
      continue
    }
    if (distinct.length === 1 && width > 1 && texts[0]!.length <= LONGEST_HEADING) {
      heading = texts[0]!
      // It may also be the whole of a record; then the others have one cell, too.
      if (grid.filter((other) => new Set(other).size === 1).length * 2 <= grid.length) continue
    }
    const labels = new Map<ChildNode, string>()
    for (const [column, cell] of cells.entries()) {
      const header = headers[column] ?? ''
      if (cell !== null && header !== '' && !labels.has(cell)) labels.set(cell, header)
    }
    rows.push({ nodes: distinct, labels: labels.size > 0 ? labels : null, heading })
  }
  return { rows, named, width }
}

const MOST_HEADERS = 3
const LONGEST_HEADING = 150
/** What spans further is a mistake. */
const MOST_SPAN = 1000

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (!isTag(child)) return []
    if (child.name === 'tr') return [child]
    return SECTIONS.has(child.name) ? child.children.filter((row) => isTag(row) && row.name === 'tr') : []
  }) as Element[]
}

const SECTIONS = new Set(['thead', 'tbody', 'tfoot'])

/** Each row with a cell for every column, cells that reach into it from above included. */
function spread(lines: readonly Element[]): (Element | null)[][] {
  let above: { cell: Element; left: number }[] = []
  return lines.map((line) => {
    const row: (Element | null)[] = []
    const next: typeof above = []
    const take = (): void => {
      for (let over = above[row.length]; over !== undefined && over.left > 0; over = above[row.length]) {
        if (row.length >= MOST_WIDTH) return
        next[row.length] = { cell: over.cell, left: over.left - 1 }
        row.push(over.cell)
      }
    }
    for (const cell of line.children) {
      if (!isTag(cell) || (cell.name !== 'td' && cell.name !== 'th')) continue
      take()
      const [wide, high] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')]
      for (let i = 0; i < wide && row.length < MOST_WIDTH; i++) {
        if (high > 1) next[row.length] = { cell, left: high - 1 }
        row.push(cell)
      }
    }
    take()
    above = next
    return row
  })
}

/** Columns of a row: more than any table has. */
const MOST_WIDTH = 60

function spanOf({ attribs }: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(attribs[name] ?? '1', 10)
  return span >= 1 && span <= MOST_SPAN ? span : 1
}

function isHeader(line: Element, cells: readonly Element[], texts: readonly string[], mayBe: boolean): boolean {
  const filled = texts.filter((text) => text !== '')
  if (filled.length === 0 || cells.length < 2) return false
  const isShort = filled.every((text) => text.length <= LONGEST_HEADER)
  const named = filled.filter((text) => meaningOf(text) !== null && !/\d/.test(text)).length
  const { parent } = line
  if (parent !== null && isTag(parent) && parent.name === 'thead') return isShort
  if (cells.every((cell) => cell.name === 'th')) return isShort
  return mayBe && isShort && named >= 2 && named * 2 >= filled.length && !filled.some((text) => /\d{2}/.test(text))
}

const LONGEST_HEADER = 60
