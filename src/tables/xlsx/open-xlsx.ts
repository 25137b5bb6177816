import readXlsx from 'read-excel-file/node'
import { columnNames, newValues } from '../row-values.ts'
import { type Table, TableError, type TableRow } from '../table.ts'

/** The first sheet of a workbook, whole in memory: a sheet has at most a million rows. */
export async function openXlsx(path: string): Promise<Table> {
  const sheets = await readXlsx(path, { trim: false }).catch((error: unknown) => {
    throw new TableError(`it is no XLSX workbook: ${error instanceof Error ? error.message : String(error)}`)
  })
  const [sheet, ...others] = sheets
  const [header, ...data] = sheet?.data ?? []
  if (header === undefined) throw new TableError('its first sheet is empty: it begins with the names of its columns')
  const columns = columnNames(header.map((cell) => (cell === null ? '' : String(cell))))
  let number = 0
  async function* rows(): AsyncGenerator<TableRow> {
    for (const cells of data) {
      number++
      const values = newValues()
      for (const [n, column] of columns.entries()) values[column] = cells[n] ?? null
      yield { number, line: number + 1, raw: null, values }
    }
  }
  const unread = others.map((other) => other.sheet)
  return {
    format: 'xlsx',
    columns,
    rows: rows(),
    done: () => (data.length === 0 ? 1 : number / data.length),
    original: { format: 'xlsx' },
    notes: () => (unread.length === 0 ? [] : [`only the first sheet is read, not ${unread.join(', ')}`]),
  }
}
