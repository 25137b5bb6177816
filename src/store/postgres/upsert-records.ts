import { type RawBuilder, sql } from 'kysely'
import { connect, type Database } from '../../database/connect.ts'
import type { ExportedRow, JsonValue } from '../../vocabulary/record.ts'
import type { EXPORT_FIELDS, ExportField } from '../export/export-fields.ts'
import { fieldValue } from '../export/export-fields.ts'
import { RECORD_KEY } from '../export/record-key.ts'

/** Rows that go into one statement, and the text (UTF-16 units) after which fewer do. */
const BATCH = 500
const BATCH_LENGTH = 4_000_000
/** A batch on a busy server. */
const TIMEOUT_MS = 120_000

const TYPES: Record<(typeof EXPORT_FIELDS)[number], string> = {
  country: 'text',
  source: 'text',
  name: 'text',
  url: 'text',
  title: 'text',
  date: 'date',
  date_raw: 'text',
  body: 'text',
  tags: 'text[]',
  authors: 'text[]',
  language: 'text',
  scraped_at: 'timestamptz',
  run: 'text',
  extra: 'jsonb',
  documents: 'jsonb',
}

/**
 * Writes rows into a table of a database, which is created where there is none: a row of the same country, source and
 * URL is replaced. All of them in one transaction: it is as before, or whole. Throws what the database says.
 */
export async function upsertRecords(
  rows: AsyncIterable<ExportedRow>,
  { url, table, fields }: { url: string; table: string; fields: readonly ExportField[] },
): Promise<void> {
  const database = connect(url, { most: 1, timeout_ms: TIMEOUT_MS })
  try {
    await database.transaction().execute(async (transaction) => {
      await createTable(transaction, table, fields)
      let batch: Record<string, JsonValue>[] = []
      let length = 0
      for await (const row of rows) {
        batch.push(Object.fromEntries(fields.map((field) => [field, withoutNul(fieldValue(row, field))])))
        length += 500 + row.title.length + (row.body?.length ?? 0)
        if (batch.length < BATCH && length < BATCH_LENGTH) continue
        await writeBatch(transaction, { table, fields, batch })
        batch = []
        length = 0
      }
      if (batch.length > 0) await writeBatch(transaction, { table, fields, batch })
    })
  } finally {
    await database.destroy()
  }
}

async function createTable(database: Database, table: string, fields: readonly ExportField[]): Promise<void> {
  const name = sql.table(table)
  const columns = sql.join(fields.map((field) => sql`${sql.ref(field)} ${typeOf(field)}`))
  const key = sql.join(RECORD_KEY.map((column) => sql.ref(column)))
  await sql`CREATE TABLE IF NOT EXISTS ${name} (${columns}, PRIMARY KEY (${key}))`.execute(database)
  for (const field of fields) {
    await sql`ALTER TABLE ${name} ADD COLUMN IF NOT EXISTS ${sql.ref(field)} ${typeOf(field)}`.execute(database)
  }
}

async function writeBatch(
  database: Database,
  { table, fields, batch }: { table: string; fields: readonly ExportField[]; batch: Record<string, JsonValue>[] },
): Promise<void> {
  const columns = sql.join(fields.map((field) => sql.ref(field)))
  const typed = sql.join(fields.map((field) => sql`${sql.ref(field)} ${typeOf(field)}`))
  const key = sql.join(RECORD_KEY.map((column) => sql.ref(column)))
  const changed = fields.filter((field) => !(RECORD_KEY as readonly string[]).includes(field))
  const action =
    changed.length === 0
      ? sql`DO NOTHING`
      : sql`DO UPDATE SET ${sql.join(changed.map((field) => sql`${sql.ref(field)} = ${sql.ref(`excluded.${field}`)}`))}`
  await sql`INSERT INTO ${sql.table(table)} (${columns})
    SELECT ${columns} FROM json_to_recordset(${JSON.stringify(batch)}::json) AS given (${typed})
    ON CONFLICT (${key}) ${action}`.execute(database)
}

function typeOf(field: ExportField): RawBuilder<unknown> {
  return sql.raw(Object.hasOwn(TYPES, field) ? TYPES[field as keyof typeof TYPES] : 'jsonb')
}

/** PostgreSQL has no text with NUL in it. */
function withoutNul(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd')
  if (Array.isArray(value)) return value.map(withoutNul)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key.replaceAll('\0', '\ufffd'), withoutNul(part)]),
  )
}
