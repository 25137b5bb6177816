import { spawn } from 'node:child_process'

/** A started process, as far as the fleet cares. */
export interface Spawned {
  /** Undefined when it could not be started. */
  pid: number | undefined
  /** Settles when the process is gone, whether or not anybody still holds its descriptors; never rejects. */
  exited: Promise<Exited>
  /** Lets this process end before the child does. */
  unref: () => void
}

export interface Exited {
  exit_code: number | null
  signal: string | null
  /** Why it could not be started; null when it could. */
  spawn_error: string | null
}

export interface SpawnOptions {
  cwd: string
  env: NodeJS.ProcessEnv
  /** Descriptor for stdout and stderr: a pipe would lose the log, and the child with it, when this process dies. */
  output: number | 'ignore'
  /** A process group of its own: then Ctrl-C at the terminal reaches only the orchestrator, which stops politely. */
  detached: boolean
}

export type Spawn = (file: string, args: string[], options: SpawnOptions) => Spawned

/** Starts with node:child_process alone: for the group runner, which is to stay small. */
export const spawnProcess: Spawn = (file, args, { cwd, env, output, detached }) => {
  const child = spawn(file, args, { cwd, env, detached, stdio: ['ignore', output, output] })
  const exited = new Promise<Exited>((resolve) => {
    child.once('exit', (exit_code, signal) => resolve({ exit_code, signal, spawn_error: null }))
    child.once('error', (error) => resolve({ exit_code: null, signal: null, spawn_error: error.message }))
  })
  return { pid: child.pid, exited, unref: () => child.unref() }
}
