import { readFileSync } from 'node:fs'
import { availableParallelism, freemem } from 'node:os'

/** What one scraper needs at most, in bytes: measured peak of a busy child, rounded up. */
const SCRAPER_MEMORY = 150 * 1024 * 1024
/** Scrapers mostly wait for their site's pace, so a core carries many of them. */
const SCRAPERS_PER_CORE = 8

/** Slots for --max-parallel auto: by cores, and by two thirds of the memory that is free. Never below 1. */
export function autoSlots(cores = availableParallelism(), free = availableMemory()): number {
  return Math.max(1, Math.min(cores * SCRAPERS_PER_CORE, Math.floor((free * 0.66) / SCRAPER_MEMORY)))
}

/** Bytes that could be used without swapping: what the kernel calls available, within the cgroup's limit. */
export function availableMemory(): number {
  return Math.min(systemMemory(), cgroupMemory())
}

function systemMemory(): number {
  const available = /^MemAvailable:\s+(\d+) kB/m.exec(read('/proc/meminfo'))?.[1]
  return available === undefined ? freemem() : Number(available) * 1024
}

function cgroupMemory(): number {
  const limit = read('/sys/fs/cgroup/memory.max').trim()
  if (!/^\d+$/.test(limit)) return Infinity
  return Math.max(0, Number(limit) - Number(read('/sys/fs/cgroup/memory.current').trim() || 0))
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
