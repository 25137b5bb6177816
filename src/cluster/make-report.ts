import { scraperId } from '../config/source.ts'
import type { Database } from '../database/connect.ts'
import { fleetStatistics } from '../report/statistics/fleet-statistics.ts'
import { postgresHistory } from '../runs/postgres/postgres-history.ts'
import type { StoreCatalog } from '../store/store-catalog.ts'
import type { StoreQuality } from '../store/store.ts'
import { keepReport } from './sql/reports.ts'

/** Runs that a report is about. */
const RUNS = 30

/** Makes the statistics of the fleet as `report --stores --json` prints them, and keeps them in the database. */
export async function makeReport(database: Database, stores: StoreCatalog, worker: string): Promise<void> {
  const runs = await postgresHistory(database).pastRuns(RUNS)
  const qualities = new Map<string, StoreQuality>()
  for (const store of await stores.list()) {
    const reader = await stores.reader(store)
    try {
      qualities.set(scraperId(store), await reader.quality())
    } finally {
      await reader.close()
    }
  }
  await keepReport(database, worker, fleetStatistics(runs, qualities))
}
