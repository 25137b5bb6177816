import { parentPort } from 'node:worker_threads'
import { attemptAll, type ItemOutcome } from './outcome.ts'

export interface Request<T> {
  id: number
  items: T[]
}

/** Said once, when a worker has loaded: one that dies later was ended by what it was given. */
export interface Ready {
  ready: true
}

export interface Reply<R> {
  id: number
  outcomes: ItemOutcome<R>[]
  /**
   * Processor time of the thread since it loaded, in milliseconds: one short answer takes less than the clock resolves.
   */
  cpuMs: number
}

/** The worker's side of a pool: answers each request until the pool ends the thread. */
export function serve<T, R>(work: (item: T) => R): void {
  if (parentPort === null) throw new Error('a worker of a pool runs in a thread')
  const port = parentPort
  const loaded = process.threadCpuUsage()
  port.postMessage({ ready: true } satisfies Ready)
  port.on('message', ({ id, items }: Request<T>) => {
    const outcomes = attemptAll(items, work)
    const { user, system } = process.threadCpuUsage(loaded)
    port.postMessage({ id, outcomes, cpuMs: (user + system) / 1000 } satisfies Reply<R>)
  })
}
