import { isAlive } from '../runs/folder/owner/process-identity.ts'
import type { ProcessIdentity } from '../runs/folder/owner/process-identity.ts'
import { signalGroup } from './kill.ts'
import type { Exited, Spawned } from './spawn.ts'

/** A process to follow and to signal, no matter who started it. */
export interface ProcessHandle {
  /** Undefined when it could not be started. */
  pid: number | undefined
  /** Signals it and its process group; does nothing once it is gone. */
  signal: (name: NodeJS.Signals) => void
  /** Settles when it is gone: with how it ended, or null where only its parent could know. Never rejects. */
  gone: Promise<Exited | null>
}

/** A child of this process. */
export function childHandle({ pid, exited }: Pick<Spawned, 'pid' | 'exited'>): ProcessHandle {
  let living = pid
  const gone = exited.then((end) => {
    living = undefined
    return end
  })
  return { pid, gone, signal: (name) => void (living !== undefined && signalGroup(living, name)) }
}

/** What stands for a process that could not be started. */
export function notStarted(reason: unknown): ProcessHandle {
  const spawn_error = reason instanceof Error ? reason.message : String(reason)
  return childHandle({ pid: undefined, exited: Promise.resolve({ exit_code: null, signal: null, spawn_error }) })
}

/** How often an adopted process is looked at, in ms: 11 microseconds a look. */
const LOOK = 200

/**
 * A process that somebody else started. It is known by its identity: its pid alone may belong to another one by now.
 */
export function adoptedHandle(identity: ProcessIdentity): ProcessHandle {
  const gone = new Promise<null>((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(identity)) return
      clearInterval(timer)
      resolve(null)
    }, LOOK)
  })
  return { pid: identity.pid, gone, signal: (name) => void (isAlive(identity) && signalGroup(identity.pid, name)) }
}
