import type { ClusterStatus } from './cluster-rows.ts'
import type { Database } from '../database/connect.ts'
import { readAssignments, readFailovers, readQueues, readWorkers } from './sql/status.ts'
import { STAGES, deadQueue } from './stages.ts'

/** Reads the state of the cluster as it is now. */
export async function readCluster(database: Database): Promise<ClusterStatus> {
  const [workers, counted, assignments, failovers] = await Promise.all([
    readWorkers(database),
    readQueues(database),
    readAssignments(database),
    readFailovers(database),
  ])
  const queues = STAGES.map((stage) => {
    const { ready = 0, active = 0, failed = 0, oldest_ready_s = null } = counted.get(stage) ?? {}
    return { name: stage, ready, active, failed, dead: counted.get(deadQueue(stage))?.ready ?? 0, oldest_ready_s }
  })
  return { workers, queues, assignments, failovers }
}
