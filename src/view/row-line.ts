import { cut, fit, pad, width } from './cell.ts'
import type { Palette, Status } from './palette.ts'

/** One scraper on one line: icon, country / source, what there is to say, a clock, its group. */
export interface RowCells {
  status: Status
  country: string
  source: string
  text: string
  /** '' for none. */
  time: string
  group: string | null
}

export interface RowWidths {
  country: number
  source: number
  /** Where the clocks stand below each other; a longer text pushes its own. */
  text: number
  /** The whole line; Infinity where nothing is cut, as in a pipe. */
  line: number
}

// The widths of the table where there is room for them.
const ROOMY = { country: 18, source: 20, line: 110 }
/** One long name must not push all other rows apart. In a pipe it pushes its own row only, and is not cut. */
const WIDEST_NAME = 40
/** A terminal without room for columns. */
const TINY = 36

/** The widths that fit these rows; `text`: the least width of that column, where the terminal has the room. */
export function rowWidths(rows: RowCells[], columns: number | undefined, palette: Palette, text = 0): RowWidths {
  const line = columns === undefined || columns < 1 ? Infinity : columns
  const longest = (texts: string[]): number => texts.reduce((most, one) => Math.max(most, width(palette.text(one))), 0)
  // On a narrow terminal a name takes a quarter of it at most.
  const share = Math.min(WIDEST_NAME, Math.max(4, Math.floor(line / 4)))
  const least = line < ROOMY.line ? { country: 0, source: 0 } : ROOMY
  const country = Math.min(share, Math.max(least.country, longest(rows.map((row) => row.country))))
  const source = Math.min(share, Math.max(least.source, longest(rows.map((row) => row.source))))
  const aligned = rows.filter(({ status }) => status === 'success' || status === 'warning' || status === 'running')
  const wanted = Math.max(text, longest(aligned.map((row) => row.text)))
  return { country, source, text: Math.min(wanted, room({ country, source, line }, 5)), line }
}

/** Columns left for the text of a row with a clock of that width. */
export function room({ country, source, line }: Omit<RowWidths, 'text'>, time: number): number {
  return Math.max(0, line - (2 + country + 3 + source + 1) - (time === 0 ? 0 : 2 + time))
}

/** A row of the summary as one line, its columns as wide as `widths` says. */
export function rowLine(row: RowCells, widths: RowWidths, palette: Palette): string {
  const { mark } = palette
  if (widths.line < TINY) {
    const all = palette.text(`${row.country}/${row.source} ${row.text}`)
    return palette.paint(row.status, cut(`${palette.icon[row.status]} ${all}`, widths.line, mark))
  }
  const cell = (text: string, columns: number): string =>
    widths.line === Infinity ? pad(palette.text(text), columns) : fit(palette.text(text), columns, mark)
  const name = `${cell(row.country, widths.country)} / ${cell(row.source, widths.source)}`
  const text = cut(palette.text(row.text), room(widths, row.time.length), mark)
  const clock = row.time === '' ? '' : `  ${row.time}`
  const head = `${palette.paint(row.status, palette.icon[row.status])} ${name} `
  if (clock === '' && row.group === null) return head + paintText(row.status, text, palette)
  const padding = pad(text, widths.text).slice(text.length)
  const used = 2 + width(name) + 1 + width(text) + padding.length + clock.length
  const wanted = row.group === null ? '' : `  [${palette.text(row.group)}]`
  const group = used + width(wanted) <= widths.line ? wanted : ''
  return `${head}${paintText(row.status, text, palette)}${padding}${palette.faint(clock)}${palette.faint(group)}`
}

// Only what needs a look is coloured in full; a page of green says nothing.
function paintText(status: Status, text: string, palette: Palette): string {
  return status === 'success' || status === 'running' ? text : palette.paint(status, text)
}
