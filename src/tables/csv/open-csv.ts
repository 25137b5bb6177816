import { columnNames, newValues } from '../row-values.ts'
import { type Table, TableError, type TableRow } from '../table.ts'
import { hasMark, textChunks } from '../text/text-chunks.ts'
import { delimiterLine, findForm } from './find-form.ts'
import { fitRow, widthFault } from './fit-row.ts'
import { type CsvRow, readCsv } from './read-csv.ts'

export interface CsvFileOptions {
  /** A label of the Encoding Standard. */
  encoding?: string | undefined
  /** One character; found out without it. */
  delimiter?: string | undefined
}

/** A CSV file with a header. A row with more cells than the header is broken: which cell is which is not known. */
export async function openCsv(
  path: string,
  size: number,
  { encoding, delimiter }: CsvFileOptions = {},
): Promise<Table> {
  const sample = await firstText(path, size, encoding)
  refuseOther(sample)
  const form = await findForm(sample, delimiter)
  const text = textChunks(path, size, encoding)
  let width = Infinity
  const fault = (cells: readonly string[]): string | null => widthFault(cells, width)
  const rows = readCsv(text.chunks, { fault, ...form, resume: 'line' })
  const named = delimiterLine(sample) === null ? null : await nextRow(rows)
  const first = await nextRow(rows)
  if (first === null) throw new TableError('it is empty: a CSV file begins with the names of its columns')
  if ('broken' in first) throw new TableError(`the header cannot be read: ${first.broken}`)
  width = first.cells.length
  const columns = columnNames(first.cells)
  let short = 0
  async function* numbered(): AsyncGenerator<TableRow> {
    let number = 0
    for await (const read of rows) {
      number++
      const { line } = read
      if ('broken' in read) yield { number, line, raw: read.raw, broken: read.broken }
      else {
        if (read.cells.length < width) short++
        const { cells, raw } = fitRow(read, width, form.delimiter)
        const values = newValues()
        for (const [n, column] of columns.entries()) values[column] = cells[n] ?? ''
        yield { number, line, raw, values }
      }
    }
  }
  const header = `${named?.raw ?? ''}${first.raw}`
  return {
    format: 'csv',
    columns,
    rows: numbered(),
    done: text.done,
    original: { format: 'csv', header, delimiter: form.delimiter, mark: await hasMark(path) },
    notes: () => [...text.notes(), ...(short === 0 ? [] : [shortNote(short, width)])],
  }
}

function shortNote(rows: number, width: number): string {
  const count = rows.toLocaleString('en-US')
  const meaning = 'the cells missing at the end were taken for empty'
  return `${count} ${rows === 1 ? 'row has' : 'rows have'} fewer cells than the header's ${width}: ${meaning}`
}

async function nextRow(rows: AsyncGenerator<CsvRow>): Promise<CsvRow | null> {
  const { done, value } = await rows.next()
  return done === true ? null : value
}

async function firstText(path: string, size: number, encoding?: string): Promise<string> {
  for await (const chunk of textChunks(path, size, encoding).chunks) return chunk
  return ''
}

/** What is no text, whatever its name says, would be read as one column of rubbish. */
function refuseOther(sample: string): void {
  if (sample.startsWith('PK\u0003\u0004'))
    throw new TableError('it is a workbook or an archive, not CSV: its name should end in .xlsx')
  const nulls = sample.slice(0, 1000).split('\0').length - 1
  if (nulls > 0 && nulls >= Math.min(sample.length, 1000) / 4) {
    throw new TableError('every other byte is zero, as in UTF-16: --encoding utf-16le or utf-16be')
  }
}
