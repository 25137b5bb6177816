import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Answer } from '../../contacts/answer.ts'
import type { GoodRow } from '../../tables/table.ts'
import { chooseChunkSize, chooseWorkers } from '../pool/choose-workers.ts'
import { createPool, type Pool, PoolUnusable } from '../pool/create-pool.ts'
import { attemptWithin } from '../pool/attempt-within.ts'
import type { ItemOutcome } from '../pool/outcome.ts'
import { cellText } from '../../contacts/cell-text.ts'
import { type CheckedCells, checkedColumns, type CheckSpec } from '../../contacts/check-spec.ts'
import { createChecker } from '../../contacts/create-checker.ts'

export interface SchedulerOptions {
  spec: CheckSpec
  workers: number | 'auto'
  chunkSize: number | 'auto'
  cores: number
  /** How much of the file has been read, 0 to 1. */
  done: () => number
  /** Program of a worker thread; the one that belongs to this program without it. */
  program?: string
  /** Receives the processor time of a chunk, in milliseconds, and the number of its rows. */
  onChunk?: (ms: number, rows: number) => void
}

/** Checks chunks of rows, here or in worker threads, whichever is sooner. */
export interface Scheduler {
  check: (rows: readonly GoodRow[]) => Promise<ItemOutcome<Answer[]>[]>
  chunkSize: () => number
  /** Chunks that should be under way at a time. */
  ahead: () => number
  statistics: () => SchedulerStatistics
  close: () => Promise<void>
}

export interface SchedulerStatistics {
  /** Threads that check; 1 is this one. */
  workers: number
  chunk_size: number
  check_cpu_ms: number
  workers_replaced: number
  /** Why the work was done here although threads were wanted. */
  fallback: string | null
}

/** Rows after which it is known what a row costs. How many are left is known better with each further one. */
const SAMPLE_ROWS = 1000

/** A chunk that takes longer holds something that never ends, here or in a worker. */
const LIMIT_MS = 60_000

/**
 * Decides where rows are checked: in this thread until it is known what a row costs, then in as many as that is worth.
 */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { spec, workers, chunkSize, cores, done, program, onChunk = () => {} } = options
  const columns = checkedColumns(spec)
  const checkHere = createChecker(spec)
  const here = { rows: 0, cpuMs: 0 }
  let rowsSeen = 0
  let decided = workers !== 'auto'
  let size = chunkSize === 'auto' ? chooseChunkSize(0) : chunkSize
  let pool: Pool<CheckedCells, Answer[]> | null = null
  let threads = 1
  let fallback: string | null = null

  const startPool = (count: number): void => {
    threads = count
    const timing = { chunkTimeoutMs: LIMIT_MS, onChunk }
    pool = createPool({ program: program ?? workerProgram(), data: spec, size: count, ...timing })
  }
  if (typeof workers === 'number' && workers > 1) startPool(workers)

  const alone = (cells: CheckedCells[]): ItemOutcome<Answer[]>[] => {
    const before = process.threadCpuUsage()
    const outcomes = attemptWithin(cells, checkHere, LIMIT_MS)
    const { user, system } = process.threadCpuUsage(before)
    here.rows += cells.length
    here.cpuMs += (user + system) / 1000
    onChunk((user + system) / 1000, cells.length)
    return outcomes
  }

  const resize = (rows: number): void => {
    rowsSeen += rows
    if (chunkSize === 'auto' && done() > 0) size = chooseChunkSize(rowsSeen / done())
  }

  const decide = (): void => {
    if (decided || here.rows < SAMPLE_ROWS) return
    const chosen = chooseWorkers({ ...here, done: done() }, cores)
    if (chosen === 1) return
    decided = true
    startPool(chosen)
  }

  return {
    async check(rows) {
      resize(rows.length)
      const cells = rows.map((row) => columns.map((column) => cellText(row.values[column])))
      if (pool === null) {
        const outcomes = alone(cells)
        decide()
        return outcomes
      }
      try {
        return await pool.run(cells)
      } catch (error) {
        if (!(error instanceof PoolUnusable)) throw error
        fallback = error.message
        threads = 1
        return alone(cells)
      }
    },
    chunkSize: () => size,
    // Enough that no thread waits for the writer, few enough that memory stays small.
    ahead: () => (pool === null ? 1 : threads * 4),
    statistics() {
      const pooled = pool?.statistics() ?? { cpuMs: 0, replaced: 0 }
      return {
        workers: threads,
        chunk_size: size,
        check_cpu_ms: here.cpuMs + pooled.cpuMs,
        workers_replaced: pooled.replaced,
        fallback,
      }
    },
    close: async () => await pool?.close(),
  }
}

/** The bundle beside this bundle, or the source in a checkout that is not built. */
function workerProgram(): string {
  const bundled = fileURLToPath(new URL('./records-worker.mjs', import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('../../bin/records-worker.ts', import.meta.url))
}
