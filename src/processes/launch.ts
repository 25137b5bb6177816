import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { timestamp } from '../runs/folder/layout.ts'
import { readTask, writeLaunch } from '../runs/folder/attempt.ts'
import type { Exit, Task } from '../runs/folder/task.ts'
import { plainText, shorten } from '../vocabulary/plain-text.ts'
import { inheritedEnvironment } from './child-environment.ts'
import { RUN_MARKER, signalGroup, TASK_MARKER } from './kill.ts'
import type { Programs } from './programs.ts'
import { noteExit } from './running.ts'
import type { Running } from './running.ts'
import type { Exited, Spawned } from './spawn.ts'
import { makeFolder } from '../runs/folder/make-folder.ts'

/**
 * A 4 MiB young generation: peak memory of a busy child falls from 270 to 170 MB for 1 to 3 % more CPU. An old one that is
 * collected when it has grown by 50 % instead of by 300 %, and one heap of malloc instead of one a thread: from 214 to
 * 138 MB, over 20,000 pages.
 */
const NODE_OPTIONS = ['--max-semi-space-size=4', '--heap-growing-percent=50']
const MALLOC = { MALLOC_ARENA_MAX: '1' }

/**
 * Starts the scraper of an attempt folder as a process of its own, with a new log, and enforces its time limit.
 * A failure to start is an exit too (cause spawn_error).
 */
export function launchScraper(
  folder: string,
  { programs, logDir, detached, environment = inheritedEnvironment(), now = () => new Date() }: LaunchOptions,
): Running {
  const task = readTask(folder)
  if (task === null) throw new Error(`Cannot launch ${folder}: it holds no task.json`)
  const started = now().toISOString()
  let spawned: Spawned
  try {
    const log = openLog(logDir, task, now())
    writeLaunch(folder, { started, log: log.path })
    try {
      spawned = programs.spawn(process.execPath, [...NODE_OPTIONS, programs.scraper, folder], {
        cwd: process.cwd(),
        env: { ...MALLOC, ...environment, [RUN_MARKER]: task.run, [TASK_MARKER]: folder },
        output: log.fd,
        detached,
      })
    } finally {
      closeSync(log.fd)
    }
    return superviseScraper(folder, task, spawned, { started, log: log.path, now })
  } catch (error) {
    const exited = Promise.resolve({ exit_code: null, signal: null, spawn_error: String(error) })
    return superviseScraper(folder, task, { pid: undefined, exited }, { started, log: null, now })
  }
}

export interface LaunchOptions {
  programs: Programs
  logDir: string
  /** A process group of its own; false only with --sequential. */
  detached: boolean
  /** What the scraper inherits; that of this process by default. */
  environment?: NodeJS.ProcessEnv | undefined
  now?: () => Date
}

function superviseScraper(
  folder: string,
  task: Task,
  { pid, exited }: Pick<Spawned, 'pid' | 'exited'>,
  { started, log, now }: { started: string; log: string | null; now: () => Date },
): Running {
  let cause: Exit['cause'] = 'exited'
  let kill: NodeJS.Timeout | undefined
  const stop = (why: 'timeout' | 'stopped'): void => {
    if (cause !== 'exited' || pid === undefined) return
    cause = why
    signalGroup(pid, 'SIGTERM')
    kill = setTimeout(() => signalGroup(pid, 'SIGKILL'), task.grace_ms)
  }
  const limit = task.timeout_ms === null ? undefined : setTimeout(() => stop('timeout'), task.timeout_ms)
  const ended = exited.then((end) => {
    clearTimeout(limit)
    clearTimeout(kill)
    const exit = describeExit(end, { pid: pid ?? null, cause, started, finished: now().toISOString(), task, log })
    noteExit(folder, exit)
    return exit
  })
  return { pid, ended, stop }
}

function describeExit(
  end: Exited,
  at: { pid: number | null; cause: Exit['cause']; started: string; finished: string; task: Task; log: string | null },
): Exit {
  const { exit_code, signal, spawn_error } = end
  const { pid, started, finished } = at
  const common = { started, finished, pid, exit_code, signal }
  if (spawn_error !== null) return { ...common, cause: 'spawn_error', detail: shorten(plainText(spawn_error), 300) }
  if (at.cause === 'timeout') {
    return { ...common, cause: 'timeout', detail: `stopped after its limit of ${at.task.timeout_ms! / 1000} s` }
  }
  if (at.cause === 'stopped') return { ...common, cause: 'stopped', detail: 'the run was stopped' }
  const badly = exit_code !== 0 && at.log !== null
  return { ...common, cause: 'exited', detail: badly && outOfMemory(at.log!) ? 'out of memory' : '' }
}

/** Opens a log of its own for every attempt; two in one second get different names. */
function openLog(logDir: string, task: Task, now: Date): { path: string; fd: number } {
  const folder = join(logDir, task.config.country, task.config.source)
  makeFolder(folder)
  for (let copy = 1; ; copy++) {
    const path = join(folder, `${timestamp(now)}${copy === 1 ? '' : `_${copy}`}.log`)
    try {
      const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_APPEND
      return { path, fd: openSync(path, flags, 0o644) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** Whether V8 gave up for lack of memory: it says so on stderr, which is the log, before it aborts. */
function outOfMemory(log: string): boolean {
  let fd: number
  try {
    fd = openSync(log, 'r')
  } catch {
    return false
  }
  try {
    const size = fstatSync(fd).size
    const tail = Buffer.alloc(Math.min(size, 16_384))
    readSync(fd, tail, 0, tail.length, size - tail.length)
    return /heap limit|heap out of memory/.test(tail.toString('latin1'))
  } finally {
    closeSync(fd)
  }
}
