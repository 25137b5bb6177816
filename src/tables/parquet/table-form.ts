import type { SchemaElement } from 'hyparquet-writer'
import type { OutputColumns, OutputRow } from '../output-row.ts'
import { plainJson } from '../plain-json.ts'
import type { Original } from '../table.ts'
import { parquetColumn } from './parquet-column.ts'
import { FineTime } from './parquet-values.ts'
import type { ParquetForm } from './write-parquet.ts'

/**
 * How a table becomes Parquet. What was Parquet keeps its types; of another format the columns are text, JSON what is
 * none.
 */
export function tableForm({ input, added }: OutputColumns, original: Original): ParquetForm<OutputRow> {
  const kept = original.format === 'parquet' ? (original.schema as SchemaElement[]).slice(1) : null
  return {
    schema: [
      ...(kept ?? input.flatMap((name) => parquetColumn(name, 'text'))),
      ...added.flatMap(({ name, type }) => parquetColumn(name, type)),
    ],
    columns: [
      ...input.map((name) => ({ name, valueOf: ({ row }: OutputRow) => valueOf(row.values[name], kept !== null) })),
      ...added.map(({ name }, n) => ({ name, valueOf: ({ added: cells }: OutputRow) => cells[n] ?? null })),
    ],
  }
}

function valueOf(value: unknown, asItWas: boolean): unknown {
  if (value === null || value === undefined) return null
  if (asItWas && value instanceof FineTime) return value.exact
  return asItWas || typeof value === 'string' ? value : plainJson(value).replace(/^"(.*)"$/s, '$1')
}
