import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, writeJson } from '../runs/folder/json-file.ts'

/** Asks a group's runner, through its folder, to start no further member; `reason` becomes the detail of those that remain. */
export function haltGroup(folder: string, reason: string): void {
  try {
    if (existsSync(folder)) writeJson(join(folder, 'halt.json'), { detail: reason })
  } catch {
    // With a full disk the group runs to its end: more than was requested, and nothing lost.
  }
}

/** Why a group's runner must start no further member; null when it may. */
export function haltReason(folder: string): string | null {
  return readJson<{ detail: string }>(join(folder, 'halt.json'))?.detail ?? null
}
