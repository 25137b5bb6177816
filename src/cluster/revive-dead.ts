import { fromKysely } from 'pg-boss'
import type { Database } from '../database/connect.ts'
import type { Queue } from './queue.ts'
import { reviveJob } from './send-jobs.ts'
import { reopenAttempts } from './sql/attempts.ts'
import { forgetTrials } from './sql/trials.ts'
import { deadQueue, STAGES } from './stages.ts'
import type { UnitJob } from './unit-job.ts'

const BATCH = 100

/**
 * Sends every dead job once more, as if it had never been tried, and opens its scrapers again in the run that they were
 * sent in. One whose scrapers have been sent anew meanwhile is only removed. Returns the names of those that were sent.
 */
export async function reviveDead(queue: Queue, database: Database): Promise<string[]> {
  const revived: string[] = []
  for (const stage of STAGES) {
    const dead = deadQueue(stage)
    for (;;) {
      const jobs = await queue.fetch<UnitJob>(dead, { batchSize: BATCH, includeMetadata: true })
      if (jobs.length === 0) break
      for (const job of jobs) {
        const sent = await database.transaction().execute(async (transaction) => {
          await queue.complete(dead, { id: job.id, retryCount: job.retryCount }, null, { db: fromKysely(transaction) })
          await forgetTrials(transaction, job.data.unit)
          if (!(await reopenAttempts(transaction, job.data.unit))) return false
          await reviveJob(queue, transaction, job)
          return true
        })
        if (sent) revived.push(job.data.name)
      }
    }
  }
  return revived
}
