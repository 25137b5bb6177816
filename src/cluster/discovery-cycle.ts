import { scraperId } from '../config/source.ts'
import type { Database } from '../database/connect.ts'
import type { PlannedUnit } from '../fleet/plan/plan.ts'
import { enqueueFleet, type Enqueued } from './enqueue.ts'
import type { Queue } from './queue.ts'
import { dueSites } from './sql/sites.ts'

/** Sends the sites that are due to be looked at again, as they were sent the first time. Null where none is. */
export async function discoveryCycle(queue: Queue, database: Database): Promise<Enqueued | null> {
  const sites = await dueSites(database)
  const [first] = sites
  if (first === undefined) return null
  const tasks = new Map(sites.map(({ task }) => [scraperId(task.config), task]))
  const units = [...Map.groupBy(sites, ({ unit }) => unit)].map(([name, of]): PlannedUnit => {
    const kind = of.length > 1 ? 'group' : 'single'
    return { name, kind, reason: null, members: of.map(({ task }) => task.config), expected_ms: null }
  })
  return await enqueueFleet(queue, database, {
    stage: 'discovery',
    units,
    isWanted: () => true,
    settled: [],
    settings: first.task,
    history: new Map(),
    location: (source) => tasks.get(scraperId(source))!.store,
    cwd: '/',
  })
}
