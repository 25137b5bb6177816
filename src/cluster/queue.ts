import { PgBoss } from 'pg-boss'
import { poolSettings, SCHEMA } from '../database/connect.ts'
import { DatabaseError, databaseError } from '../database/database-error.ts'
import { NAME } from '../vocabulary/product.ts'
import { deadQueue, STAGES } from './stages.ts'

/** Less is refused by the queue: a shorter one would take jobs from workers that are only busy. */
export const SHORTEST_HEARTBEAT_S = 10

/** How often it is looked for jobs of silent workers. */
const LOOK_S = 1

/** The queue engine: pg-boss in our schema. Started, it looks for jobs whose worker gave no sign of life. */
export type Queue = PgBoss

export interface OpenQueueOptions {
  /** Brings the tables of the queue up to date first, and makes the queues. */
  migrate?: boolean
  /** Takes part in looking after the queue: jobs of dead workers, schedules. */
  maintain?: boolean
  onError?: (error: Error) => void
}

/** Opens the queue. Throws DatabaseError where its tables are not those of this program. */
export async function openQueue(url: string, options: OpenQueueOptions = {}): Promise<Queue> {
  const { migrate = false, maintain = false, onError = () => undefined } = options
  const queue = new PgBoss({
    ...poolSettings(url, migrate ? { timeout_ms: 60_000 } : {}),
    schema: SCHEMA,
    createSchema: false,
    migrate,
    supervise: maintain,
    schedule: maintain,
    registerInstance: false,
    superviseIntervalSeconds: LOOK_S,
    monitorIntervalSeconds: LOOK_S,
  })
  queue.on('error', onError)
  try {
    await queue.start()
  } catch (error) {
    await queue.stop({ graceful: false }).catch(() => undefined)
    throw queueError(error)
  }
  if (migrate) await createQueues(queue)
  return queue
}

function queueError(error: unknown): unknown {
  const text = error instanceof Error ? error.message : ''
  if (!/not installed|requires migrations/.test(text)) return databaseError(error) ?? error
  const message = `the queue of the database is not the one of this ${NAME} (${text}): run ${NAME} migrate`
  return new DatabaseError('not_migrated', message, error)
}

/**
 * A job that fails in the queue's sense lost its worker, which is no fault of its scraper: it may do so often. How
 * often without any progress is counted by us.
 */
const OPTIONS = {
  heartbeatSeconds: SHORTEST_HEARTBEAT_S,
  expireInSeconds: 86_399,
  retryLimit: 100,
  retryDelay: 0,
  deleteAfterSeconds: 86_400,
  retentionSeconds: 14 * 86_400,
} as const

/** Every five minutes: which sites are due is asked then. */
const CYCLE_TIMES = '*/5 * * * *'
/** Every six hours, by one worker, and once for all times that were missed. */
const REPORT_TIMES = '0 */6 * * *'

async function createQueues(queue: Queue): Promise<void> {
  for (const stage of STAGES) {
    for (const name of [deadQueue(stage), stage]) {
      if ((await queue.getQueue(name)) === null) await queue.createQueue(name, { ...OPTIONS, policy: 'singleton' })
      else await queue.updateQueue(name, OPTIONS)
    }
  }
  await queue.schedule('discovery', CYCLE_TIMES, null, { missed: 'once' })
  await queue.schedule('reporting', REPORT_TIMES, null, { missed: 'once' })
}
