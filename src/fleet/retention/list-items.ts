import { lstatSync, readdirSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { basename, join } from 'node:path'
import { runFolder, runsFolder } from '../../runs/folder/layout.ts'
import { listRuns, runStart } from '../../runs/folder/run-order.ts'
import { newestLogOf } from '../../runs/folder/newest-log.ts'
import { startByName } from '../../runs/folder/owner/start-by-name.ts'
import type { Item } from './choose-pruned.ts'
import { diskUsage } from './disk-usage.ts'
import { logKey } from './needed.ts'
import type { Needed } from './needed.ts'

/** A log by the names that ours are given, and no other. */
const LOG = /^\d{8}_\d{6}(_\d+)?\.log$/

/** A folder that a prune took out of the runs and did not come to remove. */
const PRUNED = /^\d{8}_\d{6}_[0-9a-f]{4}\.pruned$/

/** Where runs and logs lie. */
export interface Places {
  stateDir: string
  logDir: string
}

export type RunItem = Item & { kind: 'run'; run: string }
export type LogItem = Item & { kind: 'log' }

/** Run folders; what is a link, or has another name, is none of ours. */
export function listRunItems(stateDir: string, { runs }: Needed): RunItem[] {
  const real = new Set(folders(runsFolder(stateDir)))
  const ids = listRuns(stateDir).filter((run) => real.has(run))
  return ids.map((run, rank): RunItem => {
    const path = runFolder(stateDir, run)
    return { kind: 'run', run, path, rank, time: runStart(stateDir, run), needed: runs.has(run), size: lazy(path) }
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
export function listLogItems({ stateDir, logDir }: Places, { logs }: Needed): LogItem[] {
  const runs = listRuns(stateDir)
  return folders(logDir).flatMap((country) =>
    folders(join(logDir, country)).flatMap((source) => {
      const folder = join(logDir, country, source)
      const known = newestLogOf(stateDir, { country, source }, runs)
      const newest = known === null ? null : logKey(known)
      return logsIn(folder, newest).map((path, rank): LogItem => {
        const needed = rank === 0 || logs.has(logKey(path))
        return { kind: 'log', path, rank, time: startByName(basename(path)), needed, size: lazy(path) }
      })
    }),
  )
}

/** By their names, newest first, but for the one that a run knows to be the newest. */
function logsIn(folder: string, newest: string | null): string[] {
  const paths = entries(folder)
    .filter((entry) => entry.isFile() && LOG.test(entry.name))
    .map(({ name }) => join(folder, name))
    .sort()
    .reverse()
  const isNewest = (path: string): boolean => logKey(path) === newest
  return [...paths.filter(isNewest), ...paths.filter((path) => !isNewest(path))]
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
