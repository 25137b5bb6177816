import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import {
  Pool,
  types as pgTypes,
  type CustomTypesConfig,
  type PoolClient,
  type PoolConfig,
  DatabaseError as PgError,
} from 'pg'
import { NAME } from '../vocabulary/product.ts'

/** The schema of all our tables, those of the queue included. */
export const SCHEMA = NAME

/** Queries are written as SQL: the interfaces above them say what comes back. */
export type Database = Kysely<unknown>

/**
 * A cut link makes no noise: without these limits a query would wait until TCP gives up, and a transaction that was
 * left open would keep its locks for as long.
 */
const LIMITS = {
  connectionTimeoutMillis: 3000,
  query_timeout: 3000,
  statement_timeout: 3000,
  idle_in_transaction_session_timeout: 5000,
}

/** bigint as a number: none of ours comes near 2^53. */
const BIGINT = 20
const types: CustomTypesConfig = {
  getTypeParser: ((oid, format) =>
    oid === BIGINT ? Number : pgTypes.getTypeParser(oid, format)) satisfies typeof pgTypes.getTypeParser,
}

export interface ConnectOptions {
  /** Most connections at once. */
  most?: number
  /** For work that takes longer than a query of a worker may, in ms. */
  timeout_ms?: number
}

/** Settings of a connection pool, of ours and of the queue's. */
export function poolSettings(url: string, { most = 4, timeout_ms }: ConnectOptions = {}) {
  const limits = timeout_ms === undefined ? {} : { query_timeout: timeout_ms, statement_timeout: timeout_ms }
  return {
    connectionString: url,
    application_name: NAME,
    max: most,
    allowExitOnIdle: true,
    keepAlive: true,
    types,
    ...LIMITS,
    ...limits,
  } satisfies PoolConfig
}

/** Connects when the first query is made. The process may end while connections are idle. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const pool = new Pool(poolSettings(url, options))
  // An idle connection that is cut is replaced by the next query, which says so if it cannot.
  pool.on('error', () => undefined)
  const connections = {
    connect: async () => withoutBroken(await pool.connect()),
    end: () => pool.end(),
    options: pool.options,
  }
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: connections }) })
}

/**
 * A connection whose query was not answered in time waits for that answer before it sends the next one: it is closed
 * in place of being used again.
 */
function withoutBroken(client: PoolClient): PostgresPoolClient {
  let broken = false
  return Object.assign(Object.create(client) as PoolClient, {
    query: async (text: string, values: unknown[]) => {
      try {
        return await client.query(text, values)
      } catch (error) {
        broken ||= !(error instanceof PgError)
        throw error
      }
    },
    release: () => client.release(broken),
  })
}
