import { fromKysely, type JobInsert } from 'pg-boss'
import type { Database } from '../database/connect.ts'
import type { Queue } from './queue.ts'
import { closeAttempts } from './sql/attempts.ts'
import { deadQueue, type Stage } from './stages.ts'
import type { UnitJob } from './unit-job.ts'

/** Jobs in one statement. */
const BATCH = 1000

/** A job as it comes from the queue, as far as it has to be sent again. */
export interface FetchedUnit {
  id: string
  retryCount: number
  priority: number
  singletonKey: string | null
  data: UnitJob
}

/** Sends jobs in the caller's transaction. */
export async function sendJobs(
  queue: Queue,
  transaction: Database,
  stage: string,
  jobs: JobInsert<UnitJob>[],
): Promise<void> {
  const db = fromKysely(transaction)
  for (let at = 0; at < jobs.length; at += BATCH) await queue.insert(stage, jobs.slice(at, at + BATCH), { db })
}

/**
 * Hands a job back as a new one, in one transaction: a hand-back on purpose uses up none of its attempts. `after_s`:
 * not before so many seconds are over.
 */
export async function sendAgain(queue: Queue, database: Database, job: FetchedUnit, after_s = 0): Promise<void> {
  await replaceJob(queue, database, job, { from: job.data.stage, to: job.data.stage, after_s })
}

/** Puts a job among the dead ones, and gives its scrapers the end that this is for them. */
export async function buryJob(queue: Queue, database: Database, job: FetchedUnit, why: string): Promise<void> {
  const { stage, unit } = job.data
  const time = new Date().toISOString()
  await replaceJob(queue, database, job, { from: stage, to: deadQueue(stage), after_s: 0 }, async (transaction) => {
    const times = { started: time, finished: time, pid: null, exit_code: null, signal: null }
    await closeAttempts(transaction, unit, { ...times, cause: 'exited', detail: why })
  })
}

/** Brings a dead job back to life, in the caller's transaction. */
export async function reviveJob(
  queue: Queue,
  transaction: Database,
  { data, priority, singletonKey }: FetchedUnit,
): Promise<void> {
  await sendJobs(queue, transaction, data.stage, [{ data, priority, ...keyOf(singletonKey) }])
}

async function replaceJob(
  queue: Queue,
  database: Database,
  { id, retryCount, data, priority, singletonKey }: FetchedUnit,
  { from, to, after_s }: { from: Stage; to: string; after_s: number },
  more: (transaction: Database) => Promise<void> = async () => undefined,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await queue.complete(from, { id, retryCount }, null, { db: fromKysely(transaction) })
    const startAfter = after_s === 0 ? {} : { startAfter: after_s }
    await sendJobs(queue, transaction, to, [{ data, priority, ...keyOf(singletonKey), ...startAfter }])
    await more(transaction)
  })
}

function keyOf(singletonKey: string | null): { singletonKey?: string } {
  return singletonKey === null ? {} : { singletonKey }
}
