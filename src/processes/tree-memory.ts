import { readOrEmpty } from '../runs/folder/files/read-or-empty.ts'
import type { TreeMemorySpan } from '../vocabulary/run/summary-statistics.ts'
import { namesOrEmpty } from '../runs/folder/files/names-or-empty.ts'

/** The most memory that this process and all it has started were seen to hold at once. */
export interface TreeMemory {
  /** Looks once, which takes 1 to 10 ms for each process. */
  look(): void
  /** In units of 1,048,576 bytes; null where the kernel does not say. */
  peak_mb(): number | null
  /** At the last look, in the same units; null where the kernel does not say. */
  last_mb(): number | null
  /** From the first look to the last; null where the kernel does not say. */
  span(): TreeMemorySpan | null
}

/**
 * Pages that several processes share are counted in parts (PSS), so that the trees of a fleet add up to what it holds.
 * The process itself has a true peak in its resource usage; this one is of the moments at which it was looked.
 */
export function createTreeMemory(pss: (pid: number) => number | null = pssOf, root = process.pid): TreeMemory {
  let peak: number | null = null
  let first: number | null = null
  let last = 0
  return {
    look() {
      const all = [root, ...descendants(root)].map(pss)
      // What ended between the two looks holds nothing any more; without the root itself nothing is known.
      if (all[0] === null) return
      const sum = all.reduce<number>((mb, each) => mb + (each ?? 0), 0)
      peak = Math.max(peak ?? 0, sum)
      first ??= sum
      last = sum
    },
    span() {
      if (first === null || peak === null) return null
      const [start_mb, peak_mb, end_mb] = [first, peak, last].map(Math.round) as [number, number, number]
      return { start_mb, peak_mb, end_mb, growth_mb: end_mb - start_mb }
    },
    last_mb: () => (first === null ? null : last),
    peak_mb: () => (peak === null ? null : Math.round(peak)),
  }
}

function pssOf(pid: number): number | null {
  const found = /^Pss:\s+(\d+) kB/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`))?.[1]
  return found === undefined ? null : Number(found) / 1024
}

function descendants(pid: number): number[] {
  const threads = namesOrEmpty(`/proc/${pid}/task`)
  const children = threads.flatMap((thread) => readOrEmpty(`/proc/${pid}/task/${thread}/children`).match(/\d+/g) ?? [])
  return children.map(Number).flatMap((child) => [child, ...descendants(child)])
}
