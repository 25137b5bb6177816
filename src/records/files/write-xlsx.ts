import writeExcel, { type SheetData } from 'write-excel-file/node'
import type { Answer } from '../../contacts/answer.ts'
import type { CheckedRow, OutputColumns } from './checked-row.ts'
import { TableError } from './table.ts'
import { plainJson } from './write-csv.ts'

const MOST_ROWS = 1_048_576
const LONGEST_CELL = 32_767

/** The rows as a workbook of one sheet. Throws a TableError for what a workbook cannot hold. */
export async function* writeXlsx(
  rows: AsyncIterable<CheckedRow>,
  { input, added }: OutputColumns,
): AsyncGenerator<Uint8Array> {
  const sheet: SheetData = [[...input, ...added]]
  for await (const { row, answers } of rows) {
    if (sheet.length === MOST_ROWS) throw new TableError('a sheet holds at most 1,048,576 rows: use --format csv')
    sheet.push([...input.map((column) => cell(row.values[column], row.number)), ...answers])
  }
  yield await writeExcel(sheet).toBuffer()
}

type Cell = Answer | { value: Date; type: typeof Date; format: string }

function cell(value: unknown, number: number): Cell {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) {
    const midnight = value.getTime() % 86_400_000 === 0
    return { value, type: Date, format: midnight ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss' }
  }
  if (typeof value === 'boolean' || typeof value === 'number') return value
  const text = typeof value === 'string' ? value : plainJson(value)
  if (text.length <= LONGEST_CELL) return text
  throw new TableError(
    `row ${number} has a cell of more than 32,767 characters, which no sheet holds: use --format csv`,
  )
}
