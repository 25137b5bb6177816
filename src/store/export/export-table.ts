import type { ExportedRow } from '../../vocabulary/record.ts'
import { databaseCell } from './export-cells.ts'
import { EXPORT_FIELDS, type ExportField, fieldValue } from './export-fields.ts'
import type { ExportOptions } from './export-records.ts'
import { emptyReport, exportRows, type ExportReport } from './export-rows.ts'
import { RECORD_KEY } from './record-key.ts'

/** A table that rows are written into; what is there already stays, but for the rows that are written again. */
export type TableTarget =
  | { kind: 'postgres'; url: string; table: string }
  | { kind: 'sqlite'; path: string; table: string }

/** What a database said; the message holds no password. */
export class TableTargetError extends Error {}

/**
 * Writes the records of the stores into a table: a row of the same country, source and URL is replaced. All or nothing.
 * Throws a TableError of SQLite, or a TableTargetError of PostgreSQL.
 */
export async function exportToTable(
  options: Omit<ExportOptions, 'out' | 'format'>,
  target: TableTarget,
): Promise<ExportReport> {
  const { stores, fields = EXPORT_FIELDS } = options
  const report = emptyReport(fields)
  const rows = exportRows(stores, { ...options, report })
  if (target.kind === 'sqlite') await intoSqlite(rows, target, fields)
  else await intoPostgres(rows, target, fields)
  return report
}

async function intoSqlite(
  records: AsyncIterable<ExportedRow>,
  { path, table }: { path: string; table: string },
  fields: readonly ExportField[],
): Promise<void> {
  const { upsertSqlite } = await import('../../tables/sqlite/upsert-sqlite.ts')
  async function* rows(): AsyncGenerator<(string | number | null)[]> {
    for await (const record of records) yield fields.map((field) => databaseCell(fieldValue(record, field)))
  }
  const columns = fields.map((name) => ({ name, type: name.startsWith('extra.') ? ('' as const) : ('TEXT' as const) }))
  await upsertSqlite(path, { name: table, columns, key: RECORD_KEY, rows: rows() })
}

async function intoPostgres(
  rows: AsyncIterable<ExportedRow>,
  { url, table }: { url: string; table: string },
  fields: readonly ExportField[],
): Promise<void> {
  const { upsertRecords } = await import('../postgres/upsert-records.ts')
  try {
    await upsertRecords(rows, { url, table, fields })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    // A refused connection has a code and no message.
    const code = (error as NodeJS.ErrnoException).code ?? error.name
    throw new TableTargetError(error.message === '' ? code : error.message, { cause: error })
  }
}
