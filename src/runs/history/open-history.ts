import type { History } from './history.ts'
import { sqliteHistory } from './sqlite-history.ts'

/** The history of a state directory. Touches nothing until something is recorded. */
export function openHistory(stateDir: string): History {
  return sqliteHistory(stateDir)
}

/** The history of the fleet: that in the database at a URL, or else of a state directory. Throws DatabaseError. */
export async function openFleetHistory(stateDir: string, database: string | undefined): Promise<History> {
  if (database === undefined) return sqliteHistory(stateDir)
  const [{ openChecked }, { postgresHistory }] = await Promise.all([
    import('../../database/migrate.ts'),
    import('../postgres/postgres-history.ts'),
  ])
  return postgresHistory(await openChecked(database))
}
