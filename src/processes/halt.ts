import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, writeJson } from '../runs/folder/json-file.ts'
import type { Exit, NeverStarted } from '../runs/folder/task.ts'

/** Tells a group's runner, through its folder, that no further member is to start. */
export function haltGroup(folder: string, detail: string): void {
  try {
    if (existsSync(folder)) writeJson(join(folder, 'halt.json'), { detail })
  } catch {
    // With a full disk the group runs to its end: more than was asked for, and nothing lost.
  }
}

/** Why a group's runner is to start no further member; null when it may. */
export function haltedWhy(folder: string): string | null {
  return readJson<{ detail: string }>(join(folder, 'halt.json'))?.detail ?? null
}

/** The detail of what a stopped run did not get to, or killed with its runner. */
export const STOPPED = 'the run was stopped'

/** The exit of a scraper whose turn never came. */
export function passedOver(cause: NeverStarted | 'stopped' | 'exited', detail: string, now = new Date()): Exit {
  const time = now.toISOString()
  return { started: time, finished: time, pid: null, exit_code: null, signal: null, cause, detail }
}
