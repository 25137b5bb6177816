import { readdirSync, readFileSync } from 'node:fs'

/** What a process and all that it started have used. */
export interface TreeUse {
  cpu_s: number
  /** Most that all held at once, in units of 1,048,576 bytes; what they share is counted in parts (PSS). */
  peak_mb: number
}

/** Of the kernel: how CPU time is counted in /proc. */
const TICKS = 100
const CPU_EVERY_MS = 100
const MEMORY_EVERY_MS = 1000

/**
 * Watches a process and its descendants, of whom each look finds the new ones: one that lives for less than a tenth of
 * a second may be missed. Linux only.
 */
export function watchTree(root: number): { end: () => TreeUse } {
  const used = new Map<number, number>()
  let peak_mb = 0
  const look = (): number[] => {
    const family = familyOf(root)
    for (const { pid, ticks } of family) used.set(pid, Math.max(ticks, used.get(pid) ?? 0))
    return family.map(({ pid }) => pid)
  }
  const cpu = setInterval(look, CPU_EVERY_MS)
  const memory = setInterval(() => {
    peak_mb = Math.max(
      peak_mb,
      look().reduce((sum, pid) => sum + pssOf(pid), 0),
    )
  }, MEMORY_EVERY_MS)
  look()
  return {
    end() {
      clearInterval(cpu)
      clearInterval(memory)
      return { cpu_s: [...used.values()].reduce((sum, ticks) => sum + ticks, 0) / TICKS, peak_mb: Math.round(peak_mb) }
    },
  }
}

function familyOf(root: number): { pid: number; ticks: number }[] {
  const all = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    // Behind the name of the program, which may have blanks: state, parent ... user and system time (proc(5)).
    const fields = read(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ') ?? []
    return [{ pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }]
  })
  const family = all.filter(({ pid }) => pid === root)
  for (const { pid } of family) family.push(...all.filter(({ parent }) => parent === pid))
  return family.filter(({ ticks }) => !Number.isNaN(ticks))
}

function pssOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024
}

/** '' for a process that is gone. */
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
