import { extname } from 'node:path'
import { stat } from 'node:fs/promises'
import { type CsvFileOptions, openCsv } from './csv/open-csv.ts'
import { openJsonl } from './jsonl/open-jsonl.ts'
import { openParquet } from './parquet/open-parquet.ts'
import type { Table, TableFormat } from './table.ts'
import { openXlsx } from './xlsx/open-xlsx.ts'

const ENDINGS: Record<string, TableFormat> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.parquet': 'parquet',
  '.xlsx': 'xlsx',
}

/** The format that a file's name says; null for another ending. */
export function formatOf(path: string): TableFormat | null {
  return ENDINGS[extname(path).toLowerCase()] ?? null
}

export interface TableOptions extends CsvFileOptions {
  /** Of a workbook; the first that is shown and holds a table without it. */
  sheet?: string | undefined
}

/** Opens a file of rows. Throws a TableError, or the system's error. */
export async function openTable(path: string, format: TableFormat, options: TableOptions = {}): Promise<Table> {
  const { size } = await stat(path)
  switch (format) {
    case 'csv':
      return await openCsv(path, size, options)
    case 'jsonl':
      return await openJsonl(path, size, options.encoding)
    case 'parquet':
      return await openParquet(path)
    case 'xlsx':
      return await openXlsx(path, options.sheet)
  }
}
