import { isTag, type Element } from 'domhandler'
import type { Fact } from '../../hours/fact.ts'
import { readHours } from '../../hours/read-hours.ts'
import { textOf } from '../tree/text.ts'
import { kindIn, shortHeading, type Kinds } from './kinds.ts'

/**
 * The times of a table whose first row or first column names days; the other header names kinds. Null for a table that
 * has no days there: its lines are read as those of any text.
 */
export function tableFacts(table: Element, setting: TableSetting): Fact[] | null {
  const { language } = setting
  const rows = cellsOf(table)
  if (rows.length < 2 || rows.length > MOST_ROWS) return null
  const [header = []] = rows
  const isDay = (text: string): boolean => text.length <= 40 && namesDay(text, language)
  const daysAbove = header.slice(1).filter(isDay).length
  const daysBeside = rows.slice(1).filter(([first = '']) => isDay(first)).length
  if (daysAbove >= 2 && daysAbove * 2 >= header.length - 1) {
    return rows
      .slice(1)
      .flatMap((row) => row.slice(1).flatMap((cell, n) => cellFacts(header[n + 1] ?? '', cell, row[0] ?? '', setting)))
  }
  if (daysBeside * 2 < rows.length - 1 || daysBeside === 0) return null
  const hasHeader = !isDay(header[0] ?? '')
  return rows
    .slice(hasHeader ? 1 : 0)
    .flatMap((row) =>
      row.slice(1).flatMap((cell, n) => cellFacts(row[0] ?? '', cell, hasHeader ? (header[n + 1] ?? '') : '', setting)),
    )
}

export interface TableSetting {
  kinds: Kinds
  language: string | null
  /** What stands above it: the kind of its times, where the table itself names none. */
  heading: string | null
}

const MOST_ROWS = 400

function cellsOf(table: Element): string[][] {
  const rows = table.children.flatMap((child) =>
    isTag(child)
      ? child.name === 'tr'
        ? [child]
        : child.children.filter((row) => isTag(row) && row.name === 'tr')
      : [],
  )
  return rows.map((row) =>
    isTag(row) ? row.children.filter((cell) => isTag(cell)).map((cell) => (isTag(cell) ? textOf(cell) : '')) : [],
  )
}

function cellFacts(day: string, cell: string, label: string, { kinds, language, heading }: TableSetting): Fact[] {
  if (cell.trim() === '' || day.trim() === '' || !/\d|noon|midnight/i.test(cell)) return []
  const named = kindIn(cell, kinds) ?? kindIn(label, kinds) ?? kindIn(heading ?? '', kinds)
  const kind = named ?? shortHeading(label) ?? heading
  return readHours(`${day}: ${cell}`, { language, kind }).filter(({ days, start }) => start !== null && days.length > 0)
}

function namesDay(text: string, language: string | null): boolean {
  // With a time behind it, a name of days is a whole statement; without one it is only a word.
  return readHours(`${text}: 9:00-10:30`, { language }).some(({ days }) => days.length > 0 && days.length < 7)
}
