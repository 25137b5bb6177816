import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivateFolder } from './files/make-folder.ts'
import { readOrEmpty } from './files/read-or-empty.ts'

/**
 * When each host was asked last and how long it wants to be left alone, in a file each, for the process that comes
 * next: a scraper may be killed right after a request, and another one of the same host be started in the same second.
 * Two lines of fixed length, each overwritten in place, so that a kill leaves the old one or the new one:
 *
 *     {"started":1795324000123,"gap_ms":2000}
 *     {"told":1795323990456,"wait_ms":60000}
 *
 * Times are of the wall clock, the only one that two processes share. What is read are periods since then, so that a
 * clock that was set back makes nobody wait longer than what was asked for. A folder that cannot be written forgets.
 */
export interface HostTimes {
  recall(host: string): RememberedTimes | null
  /** A request is written in this moment; the next one is to be `gap_ms` later at the earliest. */
  started(host: string, gap_ms: number): void
  /** Nobody is to ask for so long. */
  paused(host: string, wait_ms: number): void
}

export interface RememberedTimes {
  /** Since the last request; never below 0. */
  since_ms: number
  /** What was kept between two. */
  gap_ms: number
  /** What is left of the time that the host asked for; 0 when it is over. */
  wait_ms: number
}

const LINE = 64

/** `folder`: one small file for each host, which all processes of a state directory share. `now` in ms since 1970. */
export function openHostTimes(folder: string, now = Date.now): HostTimes {
  const fileOf = (host: string): string => join(folder, encodeURIComponent(host))
  const write = (host: string, line: number, value: object): void => {
    try {
      const flags = constants.O_WRONLY | constants.O_CREAT
      const file = openSync(fileOf(host), flags, 0o600)
      try {
        writeSync(file, `${JSON.stringify(value).padEnd(LINE - 1)}\n`, line * LINE)
      } finally {
        closeSync(file)
      }
    } catch {
      // A full disk says so elsewhere. Within this process the times hold all the same.
    }
  }
  try {
    makePrivateFolder(folder)
  } catch {
    // As above.
  }
  return {
    recall: (host) => recallHost(folder, host, now()),
    started: (host, gap_ms) => write(host, 0, { started: now(), gap_ms: Math.ceil(gap_ms) }),
    paused: (host, wait_ms) => write(host, 1, { told: now(), wait_ms: Math.ceil(wait_ms) }),
  }
}

/** What is remembered of a host in a folder, for whoever only looks. `now` in ms since 1970. */
export function recallHost(folder: string, host: string, now: number): RememberedTimes | null {
  const text = readOrEmpty(join(folder, encodeURIComponent(host)))
  const last = numbers(text.slice(0, LINE), 'started', 'gap_ms')
  const asked = numbers(text.slice(LINE), 'told', 'wait_ms')
  if (last === null && asked === null) return null
  const ago = (time: number): number => Math.max(0, now - time)
  return {
    since_ms: last === null ? Infinity : ago(last[0]),
    gap_ms: last === null ? 0 : last[1],
    wait_ms: asked === null ? 0 : Math.max(0, asked[1] - ago(asked[0])),
  }
}

function numbers(line: string, ...names: [string, string]): [number, number] | null {
  try {
    const value = JSON.parse(line) as Record<string, unknown> | null
    const [a, b] = [value?.[names[0]], value?.[names[1]]]
    return typeof a === 'number' && typeof b === 'number' ? [a, b] : null
  } catch {
    return null
  }
}
