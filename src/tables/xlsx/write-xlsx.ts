import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { columnNamesOf, type OutputColumns, type OutputRow } from '../output-row.ts'
import { TableError } from '../table.ts'
import { joinedChunks } from '../text/joined-chunks.ts'
import { cellXml } from './cell-xml.ts'
import { SHEET_PATH, WORKBOOK_PARTS } from './workbook-parts.ts'

const MOST_ROWS = 1_048_576

/**
 * The rows as a workbook of one sheet, one row in memory at a time. Text is never a formula there, whatever it begins
 * with. Throws a TableError for what a workbook cannot hold.
 */
export async function* writeXlsx(rows: AsyncIterable<OutputRow>, columns: OutputColumns): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const sheet = Readable.from(joinedChunks(sheetXml(rows, columns), (text) => Buffer.from(text)))
  const output = Readable.from(zip.outputStream)
  // yazl passes on no error of what it reads: its output would never end.
  for (const source of [sheet, zip]) source.once('error', (error: Error) => output.destroy(error))
  for (const [path, content] of WORKBOOK_PARTS) zip.addBuffer(Buffer.from(content), path)
  zip.addReadStream(sheet, SHEET_PATH)
  zip.end()
  try {
    yield* output as AsyncIterable<Uint8Array>
  } finally {
    sheet.destroy()
  }
}

async function* sheetXml(rows: AsyncIterable<OutputRow>, columns: OutputColumns): AsyncGenerator<string> {
  const names = columnNamesOf(columns)
  const letters = names.map((_, n) => columnLetters(n))
  const rowXml = (number: number, cells: readonly unknown[], where: (n: number) => string): string =>
    `<row r="${number}">${letters.map((letter, n) => cellXml(`${letter}${number}`, cells[n], () => where(n))).join('')}</row>`
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  yield '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  let number = 1
  yield rowXml(number, names, () => 'the header')
  for await (const { row, added } of rows) {
    if (++number > MOST_ROWS) throw new TableError('a sheet holds at most 1,048,576 rows: choose another --format')
    const cells = [...columns.input.map((column) => row.values[column]), ...added]
    yield rowXml(
      number,
      cells,
      (n) => `row ${row.number}${row.name === undefined ? '' : ` (${row.name})`}, column '${names[n]}'`,
    )
  }
  yield '</sheetData></worksheet>'
}

/** A, B ... Z, AA ... */
function columnLetters(index: number): string {
  const before = index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)
  return `${before}${String.fromCharCode(65 + (index % 26))}`
}
