import { renameSync, rmSync } from 'node:fs'
import { picturesFolder } from '../../runs/folder/pictures-folder.ts'
import type { KeepLimits } from '../../runs/folder/keep-limits.ts'
import { takeLock } from '../../runs/folder/owner/lock.ts'
import type { LockHolder } from '../../runs/folder/owner/lock.ts'
import { choosePruned } from './choose-pruned.ts'
import { diskUsage } from './disk-usage.ts'
import { halfPruned, listLogItems, listRunItems } from './list-items.ts'
import type { LogItem, Places, RunItem } from './list-items.ts'
import { neededThings } from './needed.ts'
import { openRunReader } from '../../runs/open-run-reader.ts'
import { openHistory } from '../../runs/history/open-history.ts'
import { errorCode } from '../../vocabulary/system-error.ts'

/** What went, or would go. */
export interface Pruned {
  runs: string[]
  /** Absolute paths. */
  logs: string[]
  history_rows: number
  bytes: number
  kept: { runs: number; logs: number }
  /** What could not be removed, and why. */
  failed: { path: string; why: string }[]
}

export type PruneOutcome = { kind: 'pruned'; pruned: Pruned } | { kind: 'locked'; holder: LockHolder | null }

/**
 * Removes run folders, logs and rows of the history beyond the limits, holding the lock so that no run starts
 * meanwhile. Killed in the middle it leaves every run whole or gone. Records are never touched.
 */
export async function prune(places: Places, limits: KeepLimits, now = new Date()): Promise<PruneOutcome> {
  const taken = takeLock(places.stateDir)
  if (!taken.ok) return { kind: 'locked', holder: taken.holder }
  try {
    return { kind: 'pruned', pruned: await work(places, limits, { now, dryRun: false }) }
  } finally {
    taken.lock.release()
  }
}

/** What would go; touches nothing, not even the lock. */
export function previewPrune(places: Places, limits: KeepLimits, now = new Date()): Promise<Pruned> {
  return work(places, limits, { now, dryRun: true })
}

async function work(
  places: Places,
  limits: KeepLimits,
  { now, dryRun }: { now: Date; dryRun: boolean },
): Promise<Pruned> {
  const { stateDir } = places
  const needed = await neededThings(openRunReader(stateDir))
  const items: (RunItem | LogItem)[] = [...listRunItems(stateDir, needed), ...listLogItems(places, needed)]
  const { remove, roomFrom } = choosePruned(items, limits, now.getTime())
  const pruned: Pruned = { runs: [], logs: [], history_rows: 0, bytes: 0, kept: { runs: 0, logs: 0 }, failed: [] }
  const attempt = async (path: string, act: () => void | Promise<void>): Promise<boolean> => {
    try {
      await act()
      return true
    } catch (error) {
      pruned.failed.push({ path, why: errorCode(error) || String(error) })
      return false
    }
  }
  for (const folder of halfPruned(stateDir)) {
    await attempt(folder, () => {
      pruned.bytes += diskUsage(folder)
      if (!dryRun) removeFolder(folder)
    })
  }
  for (const item of remove) {
    const gone = await attempt(item.path, () => {
      const bytes = item.size()
      if (!dryRun) removeItem(item)
      pruned.bytes += bytes
    })
    if (!gone) continue
    if (item.kind === 'run') pruned.runs.push(item.run)
    else pruned.logs.push(item.path)
  }
  await attempt('history.db', async () => {
    const before = Math.max(roomFrom, limits.age_ms === null ? -Infinity : now.getTime() - limits.age_ms)
    const history = openHistory(stateDir)
    const beyond = { rows: limits.runs, before }
    const { rows, bytes } = await (dryRun ? history.previewPrune(beyond) : history.prune(beyond))
    pruned.history_rows = rows
    pruned.bytes += bytes
  })
  const count = (kind: Item['kind']): number => items.filter((item) => item.kind === kind).length
  pruned.kept = { runs: count('run') - pruned.runs.length, logs: count('log') - pruned.logs.length }
  return pruned
}

type Item = RunItem | LogItem

function removeItem(item: Item): void {
  if (item.kind === 'log') {
    rmSync(item.path, { force: true })
    removeFolder(picturesFolder(item.path))
    return
  }
  // Half a run folder would look like a run that is not over: it stops being one first.
  const aside = `${item.path}.pruned`
  renameSync(item.path, aside)
  removeFolder(aside)
}

/** Links inside are removed, not followed. */
function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
