import { writeCsv } from './csv/write-csv.ts'
import { writeJsonl } from './jsonl/write-jsonl.ts'
import type { OutputColumns, OutputRow } from './output-row.ts'
import { tableForm } from './parquet/table-form.ts'
import { writeParquet } from './parquet/write-parquet.ts'
import type { Original, TableFormat } from './table.ts'
import { joinedChunks } from './text/joined-chunks.ts'
import { bytesOf } from './text/kept-bytes.ts'
import { writeFileWhole } from './replace-file.ts'
import { writeXlsx } from './xlsx/write-xlsx.ts'

interface Output {
  path: string
  format: TableFormat
  columns: OutputColumns
  original: Original
}

/** Writes a file of rows; it is the old one until the new one is whole. Throws the system's errors. */
export async function writeTable(rows: AsyncIterable<OutputRow>, output: Output): Promise<void> {
  await writeFileWhole(output.path, contentOf(rows, output))
}

function contentOf(rows: AsyncIterable<OutputRow>, output: Output): AsyncGenerator<string | Uint8Array> {
  const { format, columns, original } = output
  // Bytes that were no text are given back as they were to a file of the same format only.
  const encode = original.format === format ? bytesOf : undefined
  switch (format) {
    case 'csv':
      return joinedChunks(writeCsv(rows, columns, { original, forSpreadsheets: false }), encode)
    case 'jsonl':
      return joinedChunks(writeJsonl(rows, columns, original), encode)
    case 'parquet':
      return writeParquet(rows, tableForm(columns, original))
    case 'xlsx':
      return writeXlsx(rows, columns)
  }
}
