import type { ClusterStatus } from '../cluster/cluster-rows.ts'
import type { History } from '../runs/history/history.ts'
import type { RunReader } from '../runs/run-reader.ts'
import type { StoreCatalog } from '../store/store-catalog.ts'
import type { ActionRequest } from './actions/action-request.ts'
import type { FleetFeed } from './feed/fleet-feed.ts'
import type { ActionAnswer, Offers } from './shapes.ts'

/** What the answers of the dashboard are made of. */
export interface DashboardParts {
  feed: FleetFeed
  runs: RunReader
  history: History
  stores: StoreCatalog
  offers: Offers
  /** Does what a page asks for. */
  act: (request: ActionRequest) => Promise<ActionAnswer>
  configDir: string
  stateDir: string
  /** What the workers of a cluster do; null where there is none. */
  cluster: (() => Promise<ClusterStatus>) | null
  /** Folder that paths are shown from. */
  cwd: string
}
