import { counted } from '../../vocabulary/text/counted.ts'
import { columnNames, newValues } from '../row-values.ts'
import { type Table, TableError, type TableRow } from '../table.ts'
import { type Archive, openArchive } from './archive.ts'
import type { CellContext } from './cell-value.ts'
import { sharedStrings } from './shared-strings.ts'
import { columnLetters, type SheetRow, sheetRows } from './sheet-rows.ts'
import { readFormats, readWorkbook, type Sheet } from './workbook.ts'

/** Rows behind the header that say how many columns there are: some are used without a name. */
const SAMPLE_ROWS = 100
/** A cell further to the right of the header is no column of its table. */
const MOST_UNNAMED = 100

/**
 * A sheet of a workbook, read as a stream: the named one, or the first that is shown and holds a table. Its first row
 * that holds anything is the header; empty rows are no rows. Throws a TableError.
 */
export async function openXlsx(path: string, name?: string): Promise<Table> {
  try {
    return await openSheet(await openArchive(path), name)
  } catch (error) {
    if (error instanceof TableError || isOfSystem(error)) throw error
    const said = error instanceof Error ? error.message : String(error)
    throw new TableError(`it is no XLSX workbook: ${said}`, { cause: error })
  }
}

async function openSheet(archive: Archive, name: string | undefined): Promise<Table> {
  const workbook = await readWorkbook(archive)
  if (workbook === null) throw new TableError('it is no XLSX workbook: there is no xl/workbook.xml in it')
  const { sheets, is1904 } = workbook
  const formats = await readFormats(archive, workbook.styles)
  const strings = workbook.sharedStrings === null ? [] : await sharedStrings(archive.chunksOf(workbook.sharedStrings))
  const context = { strings, formats, is1904 }
  const sheet = await chooseSheet(archive, sheets, context, name)
  const sample = await take(sheetRows(archive.chunksOf(sheet.file), context), SAMPLE_ROWS + 1)
  const [header, ...data] = sample
  if (header === undefined)
    throw new TableError(`sheet ${sheet.name} is empty: it begins with the names of its columns`)
  const named = lastColumn(header)
  const width = Math.max(named, ...data.map(lastColumn).filter((last) => last <= named + MOST_UNNAMED)) + 1
  // A table need not begin in column A.
  const first = Math.min(...sample.map(({ cells }) => Math.min(...cells.keys())))
  const columns = columnNames(Array.from({ length: width - first }, (_, n) => textOf(header, first + n)))
  const size = archive.sizeOf(sheet.file) ?? 0
  let read = 0
  let uncalculated = 0
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const chunk of archive.chunksOf(sheet.file)) {
      read += chunk.length
      yield chunk
    }
  }
  async function* rows(): AsyncGenerator<TableRow> {
    let number = -1
    uncalculated = 0
    for await (const row of sheetRows(measured(), context, () => uncalculated++)) {
      number++
      if (number > 0) yield tableRow(row, number, { columns, first })
    }
  }
  const unread = sheets.filter((other) => other !== sheet && other.isShown).map((other) => other.name)
  return {
    format: 'xlsx',
    columns,
    rows: rows(),
    done: () => (size === 0 ? 1 : Math.min(1, read / size)),
    original: { format: 'xlsx' },
    sheets: { read: sheet.name, all: sheets.map((each) => each.name) },
    notes: () => [
      ...(unread.length === 0
        ? []
        : [`only sheet ${sheet.name} is read, not ${unread.join(', ')}: --sheet names another`]),
      ...(uncalculated === 0
        ? []
        : [
            `${counted(uncalculated, 'formula')} without a value, which count as empty cells: save the file in a spreadsheet program first`,
          ]),
    ],
  }
}

/** The named sheet, or the first that is shown and has a row behind its header, or else a header. */
async function chooseSheet(
  archive: Archive,
  sheets: readonly Sheet[],
  context: CellContext,
  name: string | undefined,
): Promise<Sheet> {
  const listed = sheets.map((sheet) => sheet.name).join(', ')
  if (name !== undefined) {
    const same = sheets.find((sheet) => sheet.name === name) ?? sheets.find((sheet) => fold(sheet.name) === fold(name))
    if (same === undefined) throw new TableError(`there is no sheet ${name}; its sheets: ${listed}`)
    return same
  }
  let headed: Sheet | null = null
  // Many sheets may name one file.
  const seen = new Set<string>()
  for (const sheet of sheets.filter(({ isShown }) => isShown)) {
    if (seen.has(sheet.file)) continue
    seen.add(sheet.file)
    const rows = await take(sheetRows(archive.chunksOf(sheet.file), context), 2)
    if (rows.length === 2) return sheet
    if (rows.length === 1) headed ??= sheet
  }
  if (headed !== null) return headed
  throw new TableError(
    `none of its sheets that are shown holds anything (sheets: ${listed}): --sheet reads a hidden one`,
  )
}

function fold(name: string): string {
  return name.trim().toLowerCase()
}

async function take<T>(items: AsyncGenerator<T>, most: number): Promise<T[]> {
  const taken: T[] = []
  for await (const item of items) {
    taken.push(item)
    if (taken.length === most) break
  }
  return taken
}

interface Place {
  columns: readonly string[]
  /** The column of the sheet that the first of them is. */
  first: number
}

function tableRow({ line, cells }: SheetRow, number: number, { columns, first }: Place): TableRow {
  const outside = [...cells.keys()].find((column) => column < first || column >= first + columns.length)
  if (outside !== undefined) {
    const raw = JSON.stringify(
      Object.fromEntries([...cells].map(([n, value]) => [`${columnLetters(n)}${line}`, value])),
    )
    const place = `${columnLetters(first)} to ${columnLetters(first + columns.length - 1)}`
    const broken = `a cell in column ${columnLetters(outside)}, where the table has ${place}`
    return { number, line, raw, broken }
  }
  const values = newValues()
  for (const [n, column] of columns.entries()) values[column] = cells.get(first + n) ?? null
  return { number, line, raw: null, values }
}

function lastColumn({ cells }: SheetRow): number {
  return Math.max(...cells.keys())
}

function textOf({ cells }: SheetRow, column: number): string {
  const value = cells.get(column)
  return value instanceof Date ? value.toISOString() : String(value ?? '')
}

function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
