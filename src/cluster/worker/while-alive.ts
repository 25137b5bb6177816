import type { Queue } from '../queue.ts'
import type { Stage } from '../stages.ts'
import type { JobAttempt } from './lease-keeper.ts'

const SIGN_MS = 2500

/**
 * Does something for a job that has no hosts, and gives signs of life of it meanwhile: it may take longer than the
 * queue waits.
 */
export async function whileAlive<T>(
  queue: Pick<Queue, 'touch'>,
  stage: Stage,
  job: JobAttempt,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => {
    // One that cannot be given now is given the next time.
    queue.touch(stage, [job]).catch(() => undefined)
  }, SIGN_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
