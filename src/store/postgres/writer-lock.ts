import { Client } from 'pg'
import { poolSettings } from '../../database/connect.ts'
import { StoreError } from '../store-error.ts'

/** The class of our advisory locks: any number that other programs on the database are unlikely to use. */
const LOCK_CLASS = 0x72677461

/**
 * Takes the right to write a store: an advisory lock, which the database ends with the connection however the process
 * dies. Returns what gives it back; throws StoreError 'in_use' at once when another writer has it. Only outside the
 * cluster, where assignments are what counts: a worker that is cut off keeps its connection for a long time.
 */
export async function lockStore(url: string, store: number, location: string): Promise<() => Promise<void>> {
  const client = new Client(poolSettings(url))
  // A lost connection is a lost lock; the next write goes over a connection of its own and the store is at worst
  // written by two, one statement at a time.
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS locked', [
    LOCK_CLASS,
    store,
  ])
  if (rows[0]?.locked === true) return () => client.end()
  await client.end()
  throw new StoreError('in_use', location, 'another process is writing it; one store has one writer at a time')
}
