import { availableParallelism } from 'node:os'
import { availableMemory, memoryPressure } from './memory.ts'

const MIB = 1024 * 1024
/**
 * What one scraper needs at most, in bytes: a busy child's resident peak, of which a third is Node's own and shared.
 */
const SCRAPER_MEMORY = 150 * MIB
/** Left to the orchestrator, to the kernel's caches and to others. */
const RESERVE = 200 * MIB
/** Scrapers mostly wait for their site's pace, so a core carries many of them. */
const SCRAPERS_PER_CORE = 8
/** Over this share of time spent waiting for memory (in %) nothing more is started. */
const PRESSURE = 20

/**
 * Slots for --max-parallel auto as things stand: by cores, and by two thirds of the memory that is free. Never below 1.
 */
export function autoSlots(cores = availableParallelism(), free = availableMemory()): number {
  return Math.max(1, Math.min(cores * SCRAPERS_PER_CORE, Math.floor((free * 0.66) / SCRAPER_MEMORY)))
}

/** What the machine can spare; the real one by default. */
export interface Machine {
  cores: () => number
  /** Bytes. */
  available: () => number
  /** 0 to 100. */
  pressure: () => number
}

const THIS_MACHINE: Machine = { cores: availableParallelism, available: availableMemory, pressure: memoryPressure }

export interface Slots {
  /** How many units may run at once now. */
  now: number
  /** How many there would be with memory enough. */
  most: number
}

/**
 * How many units may run at once, asked again whenever one could start. What runs already is never stopped for want of
 * memory: each has its share of it set aside until it is seen to use it, so that ten that were just started do not look
 * like room for ten more.
 */
export function currentSlots(
  limit: { auto: boolean; max: number },
  running: { count: number; rss_mb: (number | null)[] },
  machine: Machine = THIS_MACHINE,
): Slots {
  if (!limit.auto) return { now: limit.max, most: limit.max }
  const most = Math.max(1, machine.cores() * SCRAPERS_PER_CORE)
  if (running.count === 0) return { now: Math.max(1, Math.min(most, room(machine, 0))), most }
  if (running.count >= most) return { now: most, most }
  if (machine.pressure() > PRESSURE) return { now: running.count, most }
  const unseen = running.rss_mb.reduce<number>((sum, mb) => sum + Math.max(0, SCRAPER_MEMORY - (mb ?? 0) * MIB), 0)
  const starting = Math.max(0, running.count - running.rss_mb.length) * SCRAPER_MEMORY
  return { now: Math.min(most, running.count + Math.max(0, room(machine, unseen + starting))), most }
}

/** Further scrapers that fit, with so many bytes set aside. */
function room(machine: Machine, aside: number): number {
  return Math.floor((machine.available() - RESERVE - aside) / SCRAPER_MEMORY)
}
