/** What the first rows showed about the work. */
export interface ChunkSample {
  rows: number
  /** Processor time of their checks, in milliseconds. */
  cpuMs: number
  /** How much of the file they are, 0 to 1. */
  done: number
}

export const MOST_WORKERS = 16
/** Bringing up a thread: loading the program and the numbering plans, measured as processor time. */
const START_MS = 200
/** Handing a row to a thread and its answer back. */
const HANDOVER_MS = 0.004
/** Less than this is not worth a second thread. */
const LEAST_GAIN_MS = 1000

/** How many threads end the work soonest; 1 where more would only cost. */
export function chooseWorkers({ rows, cpuMs, done }: ChunkSample, cores: number): number {
  if (rows === 0 || done <= 0) return 1
  const workers = Math.min(cores, MOST_WORKERS)
  const left = (rows / done) * (1 - done)
  const alone = (left * cpuMs) / rows
  const together = alone / workers + START_MS * workers + left * HANDOVER_MS
  return alone - together > LEAST_GAIN_MS ? workers : 1
}

/** Rows a chunk: larger ones cost less, smaller ones are shared out more evenly. */
export function chooseChunkSize(rows: number): number {
  if (rows < 100) return 25
  if (rows <= 1000) return 50
  return rows <= 5000 ? 100 : 200
}
