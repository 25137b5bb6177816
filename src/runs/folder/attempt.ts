import { statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, writeJson } from './files/json-file.ts'
import { withRoom } from './files/spare-room.ts'
import { readOrder, type Order } from './orders.ts'
import { isAlive } from './owner/process-identity.ts'
import type { ProcessIdentity } from './owner/process-identity.ts'
import type { Exit, Launch, Result, ScraperState, Task } from './task.ts'

/** Everything that is written down about one attempt at one scraper; null where the file is not there (yet). */
export interface Attempt {
  launch: Launch | null
  state: ScraperState | null
  result: Result | null
  exit: Exit | null
  /** What a user wants of it. */
  order?: Order | null
}

/** The file that holds the task of an attempt. */
export function taskFile(folder: string): string {
  return join(folder, 'task.json')
}

/** Reads all that is written down about the attempt in this folder. */
export function readAttempt(folder: string): Attempt {
  return {
    launch: readLaunch(folder),
    state: readState(folder),
    result: readJson(join(folder, 'result.json')),
    exit: readJson(join(folder, 'exit.json')),
    order: readOrder(folder),
  }
}

/** How and where an attempt was started; null before. */
export function readLaunch(folder: string): Launch | null {
  return readJson(join(folder, 'launch.json'))
}

/** What the scraper last said about itself; null before it said anything. */
export function readState(folder: string): ScraperState | null {
  return readJson(join(folder, 'state.json'))
}

/** What the scraper is to do; null without such a file. */
export function readTask(folder: string): Task | null {
  return readJson(taskFile(folder))
}

/** The attempt's process while it lives, as it named itself. */
export function livingProcess(folder: string): ProcessIdentity | null {
  const state = readState(folder)
  return state !== null && isAlive(state.process) ? state.process : null
}

/** True once nothing more will be written: the parent saw it end, or its process is gone. */
export function hasEnded(attempt: Attempt): boolean {
  if (attempt.exit !== null) return true
  return attempt.state !== null && !isAlive(attempt.state.process)
}

/** Before the scraper is started. */
export function writeTask(folder: string, task: Task): void {
  writeJson(taskFile(folder), task)
}

/** By whoever started the process. */
export function writeLaunch(folder: string, launch: Launch): void {
  withRoom(folder, () => writeJson(join(folder, 'launch.json'), launch))
}

/** By the scraper itself, about once a second. */
export function writeState(folder: string, state: ScraperState): void {
  writeJson(join(folder, 'state.json'), state)
}

/** By the scraper where its state cannot be written, as on a full disk: it lives all the same. */
export function touchState(folder: string): void {
  const now = new Date()
  utimesSync(join(folder, 'state.json'), now, now)
}

/** When the scraper last gave a sign of life, in ms since 1970; null before the first one. */
export function heartbeatOf(folder: string): number | null {
  return statSync(join(folder, 'state.json'), { throwIfNoEntry: false })?.mtimeMs ?? null
}

/** By the scraper at its end; on the disk before it returns. */
export function writeResult(folder: string, result: Result): void {
  withRoom(folder, () => writeJson(join(folder, 'result.json'), result, { durable: true }))
}

/** By whoever saw the process end. */
export function writeExit(folder: string, exit: Exit): void {
  withRoom(folder, () => writeJson(join(folder, 'exit.json'), exit))
}
