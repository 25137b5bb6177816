import { closeSync, constants, openSync } from 'node:fs'
import { join } from 'node:path'
import { readAttempt, readState, readTask, writeLaunch } from '../runs/folder/attempt.ts'
import { timestamp } from '../runs/folder/layout.ts'
import { makeFolder } from '../runs/folder/files/make-folder.ts'
import { keepRoom } from '../runs/folder/files/spare-room.ts'
import type { Niceness } from '../runs/folder/run-plan.ts'
import type { Task } from '../runs/folder/task.ts'
import { givingWay } from './give-way.ts'
import { findProcess } from './find-process.ts'
import { RUN_MARKER, TASK_MARKER } from './kill.ts'
import { adoptedHandle, childHandle, notStarted } from './process-handle.ts'
import { inheritedEnvironment } from './programs.ts'
import type { Programs } from './programs.ts'
import { supervise } from './supervise.ts'
import type { SupervisedScraper } from './supervise.ts'
import { errorCode } from '../vocabulary/system-error.ts'

/**
 * Starts the scraper of an attempt folder, which holds its task.json, as a process of its own with a new log, or adopts
 * the process that somebody else started there and that still lives. A failure to start is an exit too (cause
 * spawn_error).
 */
export function launchScraper(folder: string, options: LaunchOptions): SupervisedScraper {
  const task = readTask(folder)
  if (task === null) throw new Error(`Cannot launch ${folder}: it holds no task.json`)
  // One that named itself and ended since somebody last looked is adopted as ended: no attempt runs twice.
  const identity = findProcess(folder) ?? readState(folder)?.process ?? null
  if (identity === null) return launch(folder, task, options)
  const { launch: launched } = readAttempt(folder)
  const started = launched?.started ?? new Date().toISOString()
  const { group } = options
  return supervise(adoptedHandle(identity), task, { folder, group, started, log: launched?.log ?? null })
}

export interface LaunchOptions {
  programs: Programs
  /** Logs go to <logDir>/<country>/<source>/. */
  logDir: string
  /** A process group of its own; false only with --sequential. */
  detached: boolean
  /** Folder of the group that it belongs to, if it does. */
  group?: string | undefined
  /** How much it gives way to other programs; as this process does by default. */
  nice?: Niceness | undefined
  /** What the scraper inherits; that of this process by default. */
  environment?: NodeJS.ProcessEnv | undefined
}

/**
 * A 4 MiB young generation: peak memory of a busy child falls from 270 to 170 MB for 1 to 3 % more CPU. An old one that
 * is collected when it has grown by 50 % instead of by 300 %, and one heap of malloc instead of one a thread: from 214
 * to 138 MB, over 20,000 pages.
 */
const NODE_OPTIONS = ['--max-semi-space-size=4', '--heap-growing-percent=50']
const MALLOC = { MALLOC_ARENA_MAX: '1' }

/** Kept free, in bytes, for launch.json, result.json and exit.json: each a block, the result up to 16 KB. */
const ROOM = 32_768

function launch(
  folder: string,
  task: Task,
  { programs, logDir, detached, group, nice, environment = inheritedEnvironment() }: LaunchOptions,
): SupervisedScraper {
  const now = new Date()
  const started = now.toISOString()
  try {
    const log = openLog(logDir, task, now)
    try {
      keepRoom(folder, ROOM)
      writeLaunch(folder, { started, log: log.path })
      const command = givingWay(nice, process.execPath, [...NODE_OPTIONS, programs.scraper, folder])
      const spawned = programs.spawn(...command, {
        cwd: process.cwd(),
        env: { ...MALLOC, ...environment, [RUN_MARKER]: task.run, [TASK_MARKER]: folder },
        output: log.fd,
        detached,
      })
      if (spawned.pid !== undefined) notePid(folder, { started, log: log.path, pid: spawned.pid })
      return supervise(childHandle(spawned), task, { folder, group, started, log: log.path })
    } finally {
      closeSync(log.fd)
    }
  } catch (error) {
    return supervise(notStarted(error), task, { folder, group, started, log: null })
  }
}

/**
 * For who follows the run: it is told of a scraper with its process, before that has said anything itself. On a full
 * disk the scraper runs all the same, and its own state names it.
 */
function notePid(folder: string, launched: Parameters<typeof writeLaunch>[1]): void {
  try {
    writeLaunch(folder, launched)
  } catch {
    // The launch is noted, only without its pid.
  }
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
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}
