import writeExcel, { type SheetData } from 'write-excel-file/node'
import { type AddedCell, columnNamesOf, type OutputColumns, type OutputRow } from '../output-row.ts'
import { plainJson } from '../plain-json.ts'
import { TableError } from '../table.ts'

const MOST_ROWS = 1_048_576
const LONGEST_CELL = 32_767

/** The rows as a workbook of one sheet. Throws a TableError for what a workbook cannot hold. */
export async function* writeXlsx(rows: AsyncIterable<OutputRow>, columns: OutputColumns): AsyncGenerator<Uint8Array> {
  const sheet: SheetData = [columnNamesOf(columns).map(sheetText)]
  for await (const { row, added } of rows) {
    if (sheet.length === MOST_ROWS) throw new TableError('a sheet holds at most 1,048,576 rows: use --format csv')
    sheet.push([
      ...columns.input.map((column) => cell(row.values[column], row.number)),
      ...added.map((each) => (typeof each === 'string' ? sheetText(each) : each)),
    ])
  }
  yield await writeExcel(sheet).toBuffer()
}

type Cell = AddedCell | { value: Date; type: typeof Date; format: string }

function cell(value: unknown, number: number): Cell {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) {
    const midnight = value.getTime() % 86_400_000 === 0
    return { value, type: Date, format: midnight ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' }
  }
  if (typeof value === 'boolean' || typeof value === 'number') return value
  const text = typeof value === 'string' ? value : plainJson(value)
  if (text.length <= LONGEST_CELL) return sheetText(text)
  throw new TableError(
    `row ${number} has a cell of more than 32,767 characters, which no sheet holds: use --format csv`,
  )
}

// Controls, what XML has no place for, and space at the ends, which readers drop.
// oxlint-disable-next-line no-control-regex -- these are the characters that are looked for
const ESCAPED = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|^\s|\s$/g

/** Text as a workbook writes it (ST_Xstring): `_x0041_` for a character. Names that objects have are lost by the writer unless escaped. */
function sheetText(text: string): string {
  const escaped = text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').replace(ESCAPED, escapeOf)
  return escaped in Object.prototype ? `${escapeOf(escaped[0]!)}${escaped.slice(1)}` : escaped
}

function escapeOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}
