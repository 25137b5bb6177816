import type { ClusterStatus } from '../cluster/cluster-rows.ts'
import { shownPath } from '../config/files/shown-path.ts'
import { openFleetHistory } from '../runs/history/open-history.ts'
import { openFleetRuns } from '../runs/open-run-reader.ts'
import { openFleetStores } from '../store/open-store-catalog.ts'
import type { DashboardParts } from './dashboard-parts.ts'
import type { ActionRequest } from './actions/action-request.ts'
import { performAction } from './actions/perform-action.ts'
import type { ActionAnswer } from './shapes.ts'
import { FleetFeed } from './feed/fleet-feed.ts'
import { configsReader } from './feed/read-configs.ts'

export interface PartsOptions {
  configDir: string
  dataDir: string
  logDir: string
  stateDir: string
  /** For the processes of actions. */
  env: NodeJS.ProcessEnv
  cwd: string
  /** URL of the database of a cluster; undefined reads the folders. */
  database: string | undefined
  /** Whether there is a token. */
  actions: boolean
}

/** Opens everything that the dashboard reads. Throws DatabaseError. */
export async function openDashboard(
  options: PartsOptions,
): Promise<{ parts: DashboardParts; close: () => Promise<void> }> {
  const { configDir, dataDir, stateDir, cwd, database, actions } = options
  const cluster = database === undefined ? null : await openCluster(database)
  const [runs, history, stores] = await Promise.all([
    openFleetRuns(stateDir, database),
    openFleetHistory(stateDir, database),
    openFleetStores(dataDir, database),
  ])
  const feed = await FleetFeed.read({ runs, history, configs: configsReader({ configDir, stateDir, cwd }) })
  const places = { configDir, dataDir, logDir: options.logDir, stateDir, cwd, env: options.env, runs }
  const act = (request: ActionRequest): Promise<ActionAnswer> => performAction(request, places)
  const offers = { actions, cluster: database !== undefined, config_dir: shownPath(configDir, cwd) }
  return {
    parts: { act, feed, runs, history, stores, offers, configDir, stateDir, cwd, cluster: cluster?.read ?? null },
    close: async () => cluster?.close(),
  }
}

async function openCluster(url: string): Promise<{ read: () => Promise<ClusterStatus>; close: () => Promise<void> }> {
  const [{ openChecked }, { readCluster }] = await Promise.all([
    import('../database/migrate.ts'),
    import('../cluster/cluster-status.ts'),
  ])
  const connection = await openChecked(url, { most: 2 })
  return { read: () => readCluster(connection), close: () => connection.destroy() }
}
