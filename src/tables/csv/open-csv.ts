import { columnNames, newValues } from '../row-values.ts'
import { type Table, TableError, type TableRow } from '../table.ts'
import { hasMark, textChunks } from '../text/text-chunks.ts'
import { readCsv } from './read-csv.ts'

/** A CSV file with a header. A row of another width than the header's is broken: which cell is which is not known. */
export async function openCsv(path: string, size: number, encoding?: string): Promise<Table> {
  const sample = await firstText(path, size, encoding)
  const delimiter = findDelimiter(sample)
  const text = textChunks(path, size, encoding)
  let width: number | null = null
  const fault = (cells: readonly string[]): string | null =>
    width === null || cells.length === width ? null : `${cells.length} cells where the header has ${width}`
  const rows = readCsv(text.chunks, { fault, delimiter, resume: 'line' })
  const first = (await rows.next()).value
  if (first === undefined) throw new TableError('it is empty: a CSV file begins with the names of its columns')
  if ('broken' in first) throw new TableError(`the header cannot be read: ${first.broken}`)
  width = first.cells.length
  const columns = columnNames(first.cells)
  return {
    format: 'csv',
    columns,
    rows: numbered(rows, columns),
    done: text.done,
    original: { format: 'csv', header: first.raw, delimiter, mark: await hasMark(path) },
    notes: text.notes,
  }
}

async function* numbered(rows: ReturnType<typeof readCsv>, columns: string[]): AsyncGenerator<TableRow> {
  let number = 0
  for await (const row of rows) {
    number++
    if ('broken' in row) yield { number, line: row.line, raw: row.raw, broken: row.broken }
    else {
      const values = newValues()
      for (const [n, column] of columns.entries()) values[column] = row.cells[n] ?? ''
      yield { number, line: row.line, raw: row.raw, values }
    }
  }
}

async function firstText(path: string, size: number, encoding?: string): Promise<string> {
  for await (const chunk of textChunks(path, size, encoding).chunks) return chunk
  return ''
}

/** Of the signs that part cells somewhere, the one that the first line has most of outside of quotes. */
function findDelimiter(text: string): string {
  const line = (/^(?:"(?:[^"]|"")*"|[^\n"])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '')
  const count = (sign: string): number => line.split(sign).length
  return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
