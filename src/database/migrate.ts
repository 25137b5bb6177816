import { sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { NAME } from '../vocabulary/product.ts'
import { connect, SCHEMA, type ConnectOptions, type Database } from './connect.ts'
import { DatabaseError, databaseError } from './database-error.ts'
import { DATABASE_MIGRATIONS } from './migrations.ts'

/** Brings our tables up to date and returns the names of the migrations that were done. Throws DatabaseError. */
export async function migrateDatabase(database: Database): Promise<string[]> {
  await checkDatabase(database, { older: 'allowed' })
  const { error, results = [] } = await migrator(database).migrateToLatest()
  if (error !== undefined) throw databaseError(error) ?? error
  return results.map(({ migrationName }) => migrationName)
}

/** Names of the migrations that `migrateDatabase` would do; changes nothing. Throws DatabaseError. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const done = new Set((await appliedMigrations(database)) ?? [])
  return Object.keys(DATABASE_MIGRATIONS).filter((name) => !done.has(name))
}

/**
 * Throws DatabaseError unless our tables are there, in the version of this program. `newer`: for what was begun before
 * a migration and goes on behind it, since every version keeps what the one before it uses.
 */
export async function checkDatabase(
  database: Database,
  { older = 'refused', newer = 'refused' }: { older?: Other; newer?: Other } = {},
): Promise<void> {
  const applied = await appliedMigrations(database)
  const known = Object.keys(DATABASE_MIGRATIONS)
  const unknown = applied?.find((name) => !known.includes(name))
  if (unknown !== undefined && newer === 'refused') {
    const message = `the database has version ${unknown} and this ${NAME} knows up to ${String(known.at(-1))}: use a newer ${NAME}`
    throw new DatabaseError('newer_version', message)
  }
  if (older === 'allowed') return
  if (applied === null) {
    throw new DatabaseError('not_migrated', `the database has no tables of ${NAME} yet: run ${NAME} migrate`)
  }
  const missing = known.find((name) => !applied.includes(name))
  if (missing === undefined) return
  const version = applied.at(-1) ?? 'nothing'
  const message = `the database has version ${version} and this ${NAME} needs ${String(known.at(-1))}: run ${NAME} migrate`
  throw new DatabaseError('not_migrated', message)
}

type Other = 'allowed' | 'refused'

/** Connects to a database that has our tables in the version of this program. Throws DatabaseError. */
export async function openChecked(url: string, options: ConnectOptions = {}): Promise<Database> {
  const database = connect(url, options)
  try {
    await checkDatabase(database)
    return database
  } catch (error) {
    await database.destroy()
    throw error
  }
}

/** Null where nothing of ours is there. */
async function appliedMigrations(database: Database): Promise<string[] | null> {
  try {
    const found = await sql<{ there: boolean }>`SELECT to_regclass('regatta.migration') IS NOT NULL AS there`.execute(
      database,
    )
    if (found.rows[0]?.there !== true) return null
    const { rows } = await sql<{ name: string }>`SELECT name FROM regatta.migration ORDER BY name`.execute(database)
    return rows.map(({ name }) => name)
  } catch (error) {
    throw databaseError(error) ?? error
  }
}

function migrator(database: Database): Migrator {
  const migrations = Object.entries(DATABASE_MIGRATIONS).map(([name, text]): [string, Migration] => [
    name,
    { up: async (transaction) => void (await sql.raw(text).execute(transaction)) },
  ])
  return new Migrator({
    db: database,
    migrationTableSchema: SCHEMA,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
    provider: { getMigrations: async () => Object.fromEntries(migrations) },
  })
}
