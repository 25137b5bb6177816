import { Worker } from 'node:worker_threads'
import type { PlantedFault } from './planted-faults.ts'
import type { ReaderChoice } from './reading-worker.ts'

/** What a reader must not do. */
export interface Fault {
  kind: 'crash' | 'hang' | 'memory'
  /** The stack of a crash. */
  detail: string
}

/** CPU time for one input, in ms, which a busy machine does not change; and the time until nobody waits any longer. */
const PATIENCE = 2000
const LONGEST_WAIT = 30_000
/** Memory: that of JavaScript, and what the process may grow by. */
const HEAP_MB = 256
/** As the main thread has, where what recurses is to give up. */
const STACK_MB = 1
const GROWTH = 1024 ** 3

/** A reader in a thread of its own, which is ended by the limits and then begun anew. */
export class WatchedReader {
  readonly #choice: ReaderChoice
  #worker: Worker | null = null

  constructor(name: string, fault: PlantedFault | null = null) {
    this.#choice = { name, fault }
  }

  /** A hang is one only when it happens again: the collector may just have been busy. */
  async read(input: Buffer): Promise<Fault | null> {
    const fault = await this.#once(input)
    return fault?.kind === 'hang' ? await this.#once(input) : fault
  }

  async end(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = null
  }

  async #once(input: Buffer): Promise<Fault | null> {
    const worker = (this.#worker ??= await started(this.#choice))
    const before = process.memoryUsage.rss()
    const fault = await new Promise<Fault | null>((resolve) => {
      const longest = setTimeout(() => answer({ kind: 'hang', detail: `${LONGEST_WAIT} ms` }), LONGEST_WAIT)
      const begun = performance.now()
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > GROWTH) answer({ kind: 'memory', detail: 'the process grew by 1 GiB' })
        if (performance.now() - begun > PATIENCE) void usedBy(worker).then(judge)
      }, 100)
      // A thread that waits is never asked: it would answer with its next message only.
      let before_ms = Infinity
      const judge = (used_ms: number | null): void => {
        if (used_ms === null) return
        before_ms = Math.min(before_ms, used_ms)
        if (used_ms - before_ms > PATIENCE) answer({ kind: 'hang', detail: `${PATIENCE} ms of CPU time` })
      }
      const message = (thrown: string | null): void =>
        answer(thrown === null ? null : { kind: 'crash', detail: thrown })
      const error = (thrown: unknown): void => answer(ofThread(thrown))
      const answer = (found: Fault | null): void => {
        clearTimeout(longest)
        clearInterval(watch)
        worker.off('message', message)
        worker.off('error', error)
        resolve(found)
      }
      worker.on('message', message)
      worker.on('error', error)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(input)
    })
    if (fault !== null) await this.end()
    return fault
  }
}

/** CPU time of a thread so far, in ms; null for one that is gone. */
async function usedBy(worker: Worker): Promise<number | null> {
  try {
    const { user, system } = await worker.cpuUsage()
    return (user + system) / 1000
  } catch {
    return null
  }
}

function ofThread(error: unknown): Fault {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return {
    kind: isMemory ? 'memory' : 'crash',
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }
}

async function started(choice: ReaderChoice): Promise<Worker> {
  const worker = new Worker(new URL('reading-worker.ts', import.meta.url), {
    workerData: choice,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, stackSizeMb: STACK_MB },
  })
  await new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  return worker
}
