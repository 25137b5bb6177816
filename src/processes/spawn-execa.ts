import { execa } from 'execa'
import type { Spawn } from './spawn.ts'

/**
 * Starts through execa with descriptors and nothing buffered: with its default pipes a child that printed 150 MB took
 * the parent to 1 GB. `cleanup` off, since what outlives this process is decided by the fleet alone.
 */
export const spawnExeca: Spawn = (file, args, { cwd, env, output, detached }) => {
  // Any descriptor works; execa's types stop at 9.
  const stream = output as 3 | 'ignore'
  const child = execa(file, args, {
    cwd,
    env,
    extendEnv: false,
    detached,
    stdin: 'ignore',
    stdout: stream,
    stderr: stream,
    buffer: false,
    cleanup: false,
    reject: false,
  })
  const exited = child.then((result) => ({
    exit_code: result.exitCode ?? null,
    signal: result.signal ?? null,
    spawn_error:
      result.exitCode === undefined && result.signal === undefined ? (result.shortMessage ?? 'unknown') : null,
  }))
  return { pid: child.pid, exited, unref: () => child.nodeChildProcess.unref() }
}
