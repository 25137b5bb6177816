import { freemem } from 'node:os'
import { dirname, join } from 'node:path'
import { readOrEmpty } from '../../runs/folder/files/read-or-empty.ts'

const ROOT = '/sys/fs/cgroup'

/**
 * Bytes that could be used without swapping: what the kernel calls available, within the limit of every cgroup above
 * us.
 */
export function availableMemory(): number {
  return Math.min(systemMemory(), ...cgroupFolders().map(cgroupMemory))
}

/**
 * Share of the last ten seconds, 0 to 100, in which something waited for memory (pressure stall information), of this
 * cgroup or else the whole machine; 0 where the kernel does not report it.
 */
export function memoryPressure(): number {
  const text = readOrEmpty(join(cgroupFolders().at(-1)!, 'memory.pressure')) || readOrEmpty('/proc/pressure/memory')
  return Number(/^some avg10=([\d.]+)/m.exec(text)?.[1] ?? 0)
}

function systemMemory(): number {
  const available = /^MemAvailable:\s+(\d+) kB/m.exec(readOrEmpty('/proc/meminfo'))?.[1]
  return available === undefined ? freemem() : Number(available) * 1024
}

/**
 * The cgroup that we are in and those above it, outermost first; of version 2, or of the memory controller of version
 * 1. In a container the path may be that of the machine, which is not to be seen from within: then its root is our own.
 */
function cgroupFolders(): string[] {
  const text = readOrEmpty('/proc/self/cgroup')
  const one = /^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(\/.*)$/m.exec(text)?.[1]
  const two = /^0::(\/.*)$/m.exec(text)?.[1] ?? '/'
  const [base, path] = one === undefined ? [ROOT, two] : [join(ROOT, 'memory'), one]
  const folders: string[] = []
  for (let at = path; at !== '/' && at !== '.'; at = dirname(at)) folders.unshift(join(base, at))
  return [base, ...folders]
}

function cgroupMemory(folder: string): number {
  const limit = number(join(folder, 'memory.max')) ?? number(join(folder, 'memory.limit_in_bytes'))
  if (limit === null) return Infinity
  const used = number(join(folder, 'memory.current')) ?? number(join(folder, 'memory.usage_in_bytes')) ?? 0
  // File pages that nobody has looked at lately go as soon as somebody needs room.
  const stat = readOrEmpty(join(folder, 'memory.stat'))
  const reclaimable = Number(
    /^total_inactive_file (\d+)$/m.exec(stat)?.[1] ?? /^inactive_file (\d+)$/m.exec(stat)?.[1] ?? 0,
  )
  return Math.max(0, limit - Math.max(0, used - reclaimable))
}

function number(path: string): number | null {
  const text = readOrEmpty(path).trim()
  return /^\d+$/.test(text) ? Number(text) : null
}
