import { sql } from 'kysely'
import type { Database } from '../../database/connect.ts'

/** Hosts as they came to a worker. */
export interface HostClaim {
  epoch: number
  hosts: ClaimedHost[]
}

/** What the next owner of a host has to know, as RememberedTimes; `since_ms` is null for one that was never asked. */
export interface ClaimedHost {
  host: string
  since_ms: number | null
  gap_ms: number
  wait_ms: number
}

/** Takes hosts for a unit; null while somebody else may visit one of them. */
export async function claimHosts(
  database: Database,
  { unit, worker, scraper, hosts, length_ms }: ClaimWanted,
): Promise<HostClaim | null> {
  const { rows } = await sql<{ claim: HostClaim | null }>`
    SELECT regatta.claim(${unit}, ${worker}, ${scraper}, ${hosts}::text[], ${length_ms}) AS claim`.execute(database)
  return rows[0]?.claim ?? null
}

interface ClaimWanted {
  unit: string
  worker: string
  scraper: string
  hosts: string[]
  /** How long the worker may visit them without renewing, in ms. */
  length_ms: number
}

/** A host that its owner keeps, with what it knows of it. */
export interface Renewal extends Partial<ClaimedHost> {
  host: string
  epoch: number
  scraper?: string
}

/** Keeps hosts for another `length_ms`; returns those that still belong to their claims. */
export async function renewHosts(database: Database, renewals: Renewal[], length_ms: number): Promise<Set<string>> {
  const { rows } = await sql<{ host: string }>`
    SELECT renew AS host FROM regatta.renew(${JSON.stringify(renewals)}::json, ${length_ms})`.execute(database)
  return new Set(rows.map(({ host }) => host))
}

/** Gives hosts back: the next owner may begin at once. Those of a later epoch stay as they are. */
export async function releaseHosts(database: Database, hosts: string[], epoch: number): Promise<void> {
  await sql`
    UPDATE regatta.assignment SET released = clock_timestamp(), until = clock_timestamp()
    WHERE host = ANY(${hosts}::text[]) AND epoch = ${epoch} AND released IS NULL`.execute(database)
}
