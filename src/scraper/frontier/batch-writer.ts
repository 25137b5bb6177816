import { StoreError } from '../../store/store-error.ts'
import type { PageOutcome, Store } from '../../store/store.ts'
import { increment, type Counters } from '../outcome/counters.ts'

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
/** Why a record is rejected that the store does not take. */
const NOT_STORED = 'could not be stored'

/** `onError` is called once when a batch could not be stored; nothing is stored after that. */
export function createBatchWriter({
  store,
  run,
  counters,
  onSettled,
  onBadRecord,
  onError,
}: BatchWriterContext): BatchWriter {
  let waiting: PageOutcome[] = []
  let timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()
  let error: unknown

  /** Counts at once: of a batch whose second half fails, the first is stored all the same. */
  const settle = async (batch: PageOutcome[]): Promise<void> => {
    const settled = await store.settle(batch, run)
    const { records } = counters.counts
    records.new += settled.new
    records.updated += settled.updated
    records.unchanged += settled.unchanged
    records.rejected += settled.rejected
    onSettled(batch.length)
  }

  /**
   * A batch that cannot be stored is halved until the outcome at fault is alone, which is then rejected. Not where the
   * store itself has failed: then nothing can be stored.
   */
  const settleAll = async (batch: PageOutcome[]): Promise<void> => {
    try {
      await settle(batch)
    } catch (cause) {
      if (cause instanceof StoreError) throw cause
      const [only] = batch
      if (batch.length > 1) {
        const half = batch.length >> 1
        await settleAll(batch.slice(0, half))
        return settleAll(batch.slice(half))
      }
      if (only?.kind !== 'record') throw cause
      onBadRecord(only.url, cause)
      await settle([{ kind: 'rejected', url: only.url, why: NOT_STORED }])
      increment(counters.rejections, NOT_STORED)
    }
  }

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    last = last.then(async () => {
      if (error !== undefined) return
      try {
        await settleAll(batch)
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
  /** A record that the store does not take. */
  onBadRecord: (url: string, error: unknown) => void
  onError: (error: unknown) => void
}
