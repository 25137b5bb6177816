import { writeFileWhole } from '../../store/export/write-file.ts'
import { aboutFile } from './about-file.ts'
import type { CheckedRow, OutputColumns } from './checked-row.ts'
import { bytesOf } from './kept-bytes.ts'
import type { Original, TableFormat } from './table.ts'
import { writeCsv } from './write-csv.ts'
import { writeJsonl } from './write-jsonl.ts'
import { writeParquet } from './write-parquet.ts'
import { writeXlsx } from './write-xlsx.ts'

const BATCH = 1 << 16

interface Output {
  path: string
  format: TableFormat
  columns: OutputColumns
  original: Original
}

/** Writes a file of checked rows; it is the old one until the new one is whole. Throws the system's errors. */
export async function writeTable(rows: AsyncIterable<CheckedRow>, output: Output): Promise<void> {
  try {
    await writeFileWhole(output.path, contentOf(rows, output))
  } catch (error) {
    throw aboutFile(error, output.path)
  }
}

function contentOf(rows: AsyncIterable<CheckedRow>, output: Output): AsyncGenerator<string | Uint8Array> {
  const { format, columns, original } = output
  switch (format) {
    case 'csv':
      return batched(writeCsv(rows, columns, original), original.format === format)
    case 'jsonl':
      return batched(writeJsonl(rows, columns, original), original.format === format)
    case 'parquet':
      return writeParquet(rows, columns, original)
    case 'xlsx':
      return writeXlsx(rows, columns)
  }
}

/** Rows are short, and each piece given to a stream costs more than a row. `asRead`: with the bytes that were no text. */
async function* batched(pieces: AsyncIterable<string>, asRead: boolean): AsyncGenerator<string | Buffer> {
  const whole = asRead ? bytesOf : (text: string) => text
  let batch = ''
  for await (const piece of pieces) {
    batch += piece
    if (batch.length < BATCH) continue
    yield whole(batch)
    batch = ''
  }
  if (batch !== '') yield whole(batch)
}
