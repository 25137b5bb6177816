import { readFileSync } from 'node:fs'
import { readAttempt, readTask } from '../runs/folder/attempt.ts'
import { identify, isAlive } from '../runs/folder/process-identity.ts'
import type { ProcessIdentity } from '../runs/folder/process-identity.ts'
import type { Exit } from '../runs/folder/task.ts'
import { findMarked, signalGroup, TASK_MARKER } from './kill.ts'
import { noteExit } from './running.ts'
import type { Running } from './running.ts'

/** How often an adopted process is looked at, in ms: 11 microseconds a look. */
const LOOK = 200

/**
 * The living process of an attempt that somebody else started: as it named itself in state.json, or, when its launcher
 * was killed before it could, as its environment names it.
 */
export function findProcess(folder: string): ProcessIdentity | null {
  // One look at state.json decides: it may appear between two, and what lives would be taken for gone and started again.
  const { launch, state, exit } = readAttempt(folder)
  if (state !== null) return isAlive(state.process) ? state.process : null
  if (launch === null || exit !== null) return null
  for (const pid of findMarked(TASK_MARKER, new Set([folder]))) {
    const identity = isItself(pid, folder) ? identify(pid) : null
    if (identity !== null) return identity
  }
  return null
}

/** The scraper itself and not something it started: its folder is its argument. */
function isItself(pid: number, folder: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder)
  } catch {
    return false
  }
}

/** Follows a scraper that another process launched. Nobody can learn its exit code: only its result tells how it ended. */
export function superviseAdopted(folder: string, identity: ProcessIdentity): Running {
  const task = readTask(folder)
  const launched = readAttempt(folder).launch?.started ?? new Date().toISOString()
  let cause: Exit['cause'] = 'exited'
  let kill: NodeJS.Timeout | undefined
  const stop = (why: 'timeout' | 'stopped'): void => {
    if (cause !== 'exited') return
    cause = why
    signalGroup(identity.pid, 'SIGTERM')
    kill = setTimeout(() => isAlive(identity) && signalGroup(identity.pid, 'SIGKILL'), task?.grace_ms ?? 0)
  }
  const left = task?.timeout_ms == null ? null : Date.parse(launched) + task.timeout_ms - Date.now()
  const limit = left === null ? undefined : setTimeout(() => stop('timeout'), Math.max(0, left))
  const ended = gone(identity).then(() => {
    clearTimeout(limit)
    clearTimeout(kill)
    const exit: Exit = {
      started: launched,
      finished: new Date().toISOString(),
      pid: identity.pid,
      exit_code: null,
      signal: null,
      cause,
      detail: cause === 'timeout' ? 'stopped after its time limit' : 'its launcher died before it ended',
    }
    noteExit(folder, exit)
    return exit
  })
  return { pid: identity.pid, ended, stop }
}

/** Resolves when the process is no more. */
export function gone(identity: ProcessIdentity): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(identity)) return
      clearInterval(timer)
      resolve()
    }, LOOK)
  })
}
