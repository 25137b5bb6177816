import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A process beyond doubt. A pid alone is not: it is given to another process after the first one's death, and a zombie
 * still answers signal 0 (both measured; they made others kill strangers or wait for ever).
 */
export interface ProcessIdentity {
  pid: number
  /** Ticks since boot on Linux; what `ps` prints elsewhere. */
  start_time: string
  /** Differs after every boot. */
  boot_id: string
}

let bootId: string | undefined

/** The identity of a living process, or null when there is none with that pid (a zombie counts as dead). */
export function identify(pid: number): ProcessIdentity | null {
  const start_time = process.platform === 'linux' ? linuxStartTime(pid) : psStartTime(pid)
  if (start_time === null) return null
  bootId ??= readBootId()
  return { pid, start_time, boot_id: bootId }
}

/** Whether this very process still runs, and not a later one with its pid. */
export function isAlive(identity: ProcessIdentity): boolean {
  const now = identify(identity.pid)
  return now !== null && now.start_time === identity.start_time && now.boot_id === identity.boot_id
}

function linuxStartTime(pid: number): string | null {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  } catch {
    return null
  }
  // The command name stands in brackets and may itself hold blanks and brackets: count from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const state = fields[0]
  if (state === 'Z' || state === 'X') return null
  return fields[19] ?? null
}

function psStartTime(pid: number): string | null {
  try {
    const out = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return out === '' || out.startsWith('Z') ? null : out.slice(out.indexOf(' ') + 1).trim()
  } catch {
    return null
  }
}

function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
  } catch {
    return ''
  }
}
