import { connect } from '../../src/database/connect.ts'
import { migrateDatabase } from '../../src/database/migrate.ts'
import { emptyDatabase } from './start-postgres.ts'

let migrated: Promise<string> | undefined

/** The URL of a database with our tables, which all tests of a file share. */
export function migratedDatabase(): Promise<string> {
  return (migrated ??= migrate())
}

async function migrate(): Promise<string> {
  const url = await emptyDatabase()
  const database = connect(url, { most: 1, timeout_ms: 60_000 })
  await migrateDatabase(database)
  await database.destroy()
  return url
}
