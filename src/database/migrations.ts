import { CLAIMS } from './migrations/claims.ts'
import { CLUSTER } from './migrations/cluster.ts'
import { DOCUMENTS } from './migrations/documents.ts'
import { REPORTS } from './migrations/reports.ts'
import { RUNS } from './migrations/runs.ts'
import { SITES } from './migrations/sites.ts'
import { STORE_SMALL_WRITES } from './migrations/store-small-writes.ts'
import { STORE_WRITES } from './migrations/store-writes.ts'
import { STORES } from './migrations/stores.ts'

/**
 * What brings the database from any version to this one, in order; each is done once. A published one is never edited:
 * a change is a new one. What the version before uses stays as it is, since its workers go on while a database is
 * migrated under them; it is taken away by a later version.
 */
export const DATABASE_MIGRATIONS: Readonly<Record<string, string>> = {
  '001_stores': STORES,
  '002_store_writes': STORE_WRITES,
  '003_store_small_writes': STORE_SMALL_WRITES,
  '004_runs': RUNS,
  '005_cluster': CLUSTER,
  '006_claims': CLAIMS,
  '007_documents': DOCUMENTS,
  '008_reports': REPORTS,
  '009_sites': SITES,
}
