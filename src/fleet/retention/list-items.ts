import { lstatSync, readdirSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { join } from 'node:path'
import { runFolder, runsFolder } from '../../runs/folder/layout.ts'
import { listRuns } from '../../runs/folder/run-order.ts'
import type { Item } from './choose-pruned.ts'
import { diskUsage } from './disk-usage.ts'
import { logKey } from './needed.ts'
import type { Needed } from './needed.ts'

/** A log by the names that ours are given, and no other. */
const LOG = /^\d{8}_\d{6}(_\d+)?\.log$/

/** A folder that a prune took out of the runs and did not come to remove. */
const PRUNED = /^\d{8}_\d{6}_[0-9a-f]{4}\.pruned$/

export type RunItem = Item & { kind: 'run'; run: string }
export type LogItem = Item & { kind: 'log' }

/** Run folders; what is a link, or has another name, is none of ours. */
export function listRunItems(stateDir: string, { runs }: Needed): RunItem[] {
  const real = new Set(folders(runsFolder(stateDir)))
  const ids = listRuns(stateDir).filter((run) => real.has(run))
  return ids.map((run, rank): RunItem => {
    const path = runFolder(stateDir, run)
    return { kind: 'run', run, path, rank, time: startOf(run), needed: runs.has(run), size: lazy(path) }
  })
}

/** Folders of runs that an earlier prune was killed over. */
export function halfPruned(stateDir: string): string[] {
  const runs = runsFolder(stateDir)
  return folders(runs)
    .filter((name) => PRUNED.test(name))
    .map((name) => join(runs, name))
}

/** Logs as <country>/<source>/<time>.log. The newest of each scraper is needed: `logs` shows it. */
export function listLogItems(logDir: string, { logs }: Needed): LogItem[] {
  const scrapers = folders(logDir).flatMap((country) => folders(join(logDir, country)).map((one) => join(country, one)))
  return scrapers.flatMap((scraper) => {
    const names = entries(join(logDir, scraper))
      .filter((entry) => entry.isFile() && LOG.test(entry.name))
      .map(({ name }) => name)
      .sort()
      .reverse()
    return names.map((name, rank): LogItem => {
      const path = join(logDir, scraper, name)
      const needed = rank === 0 || logs.has(logKey(path))
      return { kind: 'log', path, rank, time: startOf(name), needed, size: lazy(path) }
    })
  })
}

/** The local time that a name begins with, in ms since 1970. */
function startOf(name: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)/.exec(name)!.map(Number)
  return new Date(year!, month! - 1, day, hour, minute, second).getTime()
}

function lazy(path: string): () => number {
  let known: number | undefined
  return () => (known ??= diskUsage(path))
}

/** Real folders: no link is ever followed. */
function folders(folder: string): string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

function entries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return []
    throw error
  }
}
