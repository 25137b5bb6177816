import { databaseError, type DatabaseFault } from '../../database/database-error.ts'
import { StoreError, type StoreErrorReason } from '../store-error.ts'

/** Runs work on a store in the database and turns failures of the world into a StoreError; others pass. */
export async function guardedQuery<T>(location: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StoreError) throw error
    const known = databaseError(error)
    if (known === null) throw error
    throw new StoreError(REASONS[known.reason], location, known.message, error)
  }
}

const REASONS: Record<DatabaseFault, StoreErrorReason> = {
  unreachable: 'io',
  not_migrated: 'not_a_store',
  newer_version: 'newer_version',
  refused: 'read_only',
  disk_full: 'disk_full',
}
