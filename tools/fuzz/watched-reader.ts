import { Worker } from 'node:worker_threads'

/** What a reader must not do. */
export interface Fault {
  kind: 'crash' | 'hang' | 'memory'
  /** The stack of a crash. */
  detail: string
}

/** Time for one input, in ms, and memory: that of JavaScript, and what the process may grow by. */
const PATIENCE = 2000
const HEAP_MB = 256
const GROWTH = 1024 ** 3

/** A reader in a thread of its own, which is ended by the limits and then begun anew. */
export class WatchedReader {
  readonly #name: string
  #worker: Worker | null = null

  constructor(name: string) {
    this.#name = name
  }

  /** A hang is one only when it happens again: the machine may just have been busy. */
  async read(input: Buffer): Promise<Fault | null> {
    const fault = await this.#once(input)
    return fault?.kind === 'hang' ? await this.#once(input) : fault
  }

  async end(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = null
  }

  async #once(input: Buffer): Promise<Fault | null> {
    const worker = (this.#worker ??= await started(this.#name))
    const before = process.memoryUsage.rss()
    const fault = await new Promise<Fault | null>((resolve) => {
      const hang = setTimeout(() => answer({ kind: 'hang', detail: `${PATIENCE} ms` }), PATIENCE)
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > GROWTH) answer({ kind: 'memory', detail: 'the process grew by 1 GiB' })
      }, 100)
      const message = (thrown: string | null): void =>
        answer(thrown === null ? null : { kind: 'crash', detail: thrown })
      const error = (thrown: unknown): void => answer(ofThread(thrown))
      const answer = (found: Fault | null): void => {
        clearTimeout(hang)
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

function ofThread(error: unknown): Fault {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return {
    kind: isMemory ? 'memory' : 'crash',
    detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }
}

async function started(name: string): Promise<Worker> {
  const worker = new Worker(new URL('reading-worker.ts', import.meta.url), {
    workerData: name,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  await new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  return worker
}
