import { folderRunReader } from './folder/folder-run-reader.ts'
import type { RunReader } from './run-reader.ts'

/** Reads the runs of a state directory, which need not be there yet. */
export function openRunReader(stateDir: string): RunReader {
  return folderRunReader(stateDir)
}

/** Reads the runs of the fleet: those in the database at a URL, or else of a state directory. Throws DatabaseError. */
export async function openFleetRuns(stateDir: string, database: string | undefined): Promise<RunReader> {
  if (database === undefined) return folderRunReader(stateDir)
  const [{ openChecked }, { postgresRunReader }] = await Promise.all([
    import('../database/migrate.ts'),
    import('./postgres/postgres-run-reader.ts'),
  ])
  return postgresRunReader(await openChecked(database))
}
