import type { PageOutcome, Store } from '../../store/store.ts'
import type { Counters } from '../outcome/counters.ts'

/**
 * Collects what became of URLs and stores it in batches: a transaction for each would cost more than the extraction.
 */
export interface BatchWriter {
  add(outcome: PageOutcome): void
  /** Stores what is left. Rejects when a batch could not be stored. */
  close(): Promise<void>
}

const BATCH = 50
const LONGEST_WAIT_MS = 1000

/** `onError` is called once when a batch could not be stored; nothing is stored after that. */
export function createBatchWriter({ store, run, counters, onSettled, onError }: BatchWriterContext): BatchWriter {
  let waiting: PageOutcome[] = []
  let timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()
  let error: unknown

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    last = last.then(async () => {
      if (error !== undefined) return
      try {
        const settled = await store.settle(batch, run)
        const { records } = counters.counts
        records.new += settled.new
        records.updated += settled.updated
        records.unchanged += settled.unchanged
        records.rejected += settled.rejected
        onSettled(batch.length)
      } catch (cause) {
        error = cause
        onError(cause)
      }
    })
  }

  return {
    add(outcome) {
      waiting.push(outcome)
      if (waiting.length >= BATCH) flush()
      else timer ??= setTimeout(flush, LONGEST_WAIT_MS)
    },
    async close() {
      flush()
      await last
      if (error !== undefined) throw error
    },
  }
}

export interface BatchWriterContext {
  store: Pick<Store, 'settle'>
  run: string
  counters: Counters
  onSettled: (outcomes: number) => void
  onError: (error: unknown) => void
}
