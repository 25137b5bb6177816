import { Worker } from 'node:worker_threads'
import type { ItemOutcome } from './outcome.ts'
import type { Ready, Reply, Request } from './serve.ts'

export interface PoolOptions {
  /** File of the worker's program. */
  program: string
  data: unknown
  size: number
  /** A chunk that takes longer holds something that never ends. */
  chunkTimeoutMs?: number
  /** Receives the processor time of a chunk, in milliseconds, and the number of its items. */
  onChunk?: (ms: number, items: number) => void
}

export interface Pool<T, R> {
  /** Outcomes in the order of the items. Rejects with a PoolUnusable when no worker can work here. */
  run: (items: readonly T[]) => Promise<ItemOutcome<R>[]>
  statistics(): PoolStatistics
  close(): Promise<void>
}

export interface PoolStatistics {
  cpuMs: number
  /** Workers that died or hung and were replaced. */
  replaced: number
}

/** No worker ever came up. */
export class PoolUnusable extends Error {}

interface Task<T, R> {
  items: readonly T[]
  /** Workers that were lost over it. */
  lost: number
  resolve: (outcomes: ItemOutcome<R>[]) => void
  reject: (error: Error) => void
}

/**
 * Worker threads over one queue: whoever is free takes the next chunk. When a worker dies or hangs, its chunk is done
 * again item by item in other workers; an item that takes a second worker with it has failed.
 */
export function createPool<T, R>(options: PoolOptions): Pool<T, R> {
  const { program, data, size, chunkTimeoutMs = 60_000, onChunk } = options
  const queue: Task<T, R>[] = []
  const idle: Worker[] = []
  const workers = new Set<Worker>()
  const statistics: PoolStatistics = { cpuMs: 0, replaced: 0 }
  const busy = new Map<Worker, { task: Task<T, R>; id: number; timer: NodeJS.Timeout }>()
  const overdue = new WeakSet<Worker>()
  const spent = new WeakMap<Worker, number>()
  const tooLong = `no answer within ${chunkTimeoutMs / 1000} s`
  let loaded = false
  let closed = false
  let unusable: PoolUnusable | null = null
  let nextId = 1

  const start = (): void => {
    const worker = new Worker(program, { workerData: data })
    workers.add(worker)
    let last = ''
    worker.on('message', (message: Ready | Reply<R>) => {
      if ('ready' in message) loaded = true
      else onReply(worker, message)
    })
    worker.on('error', (error) => (last = error instanceof Error ? error.message : String(error)))
    worker.on('exit', (code) =>
      onExit(worker, overdue.has(worker) ? tooLong : last === '' ? `exit code ${code}` : last),
    )
    idle.push(worker)
    dispatch()
  }

  const dispatch = (): void => {
    while (queue.length > 0 && idle.length > 0) {
      const task = queue.shift()!
      const worker = idle.pop()!
      const id = nextId++
      const timer = setTimeout(() => {
        overdue.add(worker)
        void worker.terminate()
      }, chunkTimeoutMs)
      busy.set(worker, { task, id, timer })
      worker.postMessage({ id, items: [...task.items] } satisfies Request<T>, [])
    }
  }

  const onReply = (worker: Worker, { id, outcomes, cpuMs }: Reply<R>): void => {
    const current = busy.get(worker)
    if (current?.id !== id) return
    clearTimeout(current.timer)
    busy.delete(worker)
    const chunkMs = cpuMs - (spent.get(worker) ?? 0)
    statistics.cpuMs += chunkMs
    onChunk?.(chunkMs, outcomes.length)
    spent.set(worker, cpuMs)
    current.task.resolve(outcomes)
    idle.push(worker)
    dispatch()
  }

  const onExit = (worker: Worker, why: string): void => {
    workers.delete(worker)
    const waiting = idle.indexOf(worker)
    if (waiting !== -1) idle.splice(waiting, 1)
    const current = busy.get(worker)
    busy.delete(worker)
    if (current !== undefined) clearTimeout(current.timer)
    if (closed) {
      current?.task.reject(new Error('the pool was closed'))
      return
    }
    statistics.replaced++
    if (!loaded && statistics.replaced > size * 2) {
      unusable = new PoolUnusable(`no worker thread can work here: ${why}`)
      for (const task of [current?.task, ...queue.splice(0)]) task?.reject(unusable)
      return
    }
    if (current !== undefined) requeue(current.task, why)
    start()
  }

  const requeue = (task: Task<T, R>, why: string): void => {
    if (!loaded) {
      // Not the item's doing: no worker has come up yet.
      queue.unshift(task)
    } else if (task.items.length > 1) {
      const parts = task.items.map((item) => ownTask([item]))
      queue.unshift(...parts.map(({ task: part }) => part))
      Promise.all(parts.map(({ outcomes }) => outcomes)).then((all) => task.resolve(all.flat()), task.reject)
    } else if (task.lost > 0) {
      task.resolve([{ failed: `the check ends its worker: ${why}` }])
    } else {
      queue.unshift({ ...task, lost: task.lost + 1 })
    }
  }

  const ownTask = (items: readonly T[]): { task: Task<T, R>; outcomes: Promise<ItemOutcome<R>[]> } => {
    const { promise, resolve, reject } = Promise.withResolvers<ItemOutcome<R>[]>()
    return { task: { items, lost: 0, resolve, reject }, outcomes: promise }
  }

  for (let n = 0; n < size; n++) start()

  return {
    async run(items) {
      if (unusable !== null) throw unusable
      if (items.length === 0) return []
      const { task, outcomes } = ownTask(items)
      queue.push(task)
      dispatch()
      return await outcomes
    },
    statistics: () => ({ ...statistics }),
    async close() {
      closed = true
      for (const { timer } of busy.values()) clearTimeout(timer)
      await Promise.all([...workers].map((worker) => worker.terminate()))
    },
  }
}
