import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import glob from 'fast-glob'
import { nameFault } from './config-name.ts'
import { select } from './pattern.ts'
import type { UnmatchedPattern } from './pattern.ts'

/** A file that is, or wants to be, the config of one scraper. */
export interface ConfigFile {
  /** Name of the folder. */
  country: string
  /** Stem of the file. */
  source: string
  /** Below the config dir as it was given. */
  path: string
}

export interface Discovery {
  /** Sorted by country, then source; only what the patterns select. */
  configs: ConfigFile[]
  /** What they do not select. */
  others: ConfigFile[]
  /** Selected ones that can be no scraper whatever is in them: impossible names, two files for one scraper. */
  impossible: (ConfigFile & { message: string })[]
  /** Begin with `_`, or are a template: kept, not run. Not filtered. */
  parked: ConfigFile[]
  /** Other files in the folder and one level below it. */
  ignored: number
  /** Folders that could not be read. */
  unreadable: string[]
  unmatched: UnmatchedPattern[]
}

/**
 * Finds `<country>/<source>.yaml` (or .yml) one level deep; links to files and folders are followed, so that a mounted
 * ConfigMap works. Throws nothing: what cannot be read is reported.
 */
export async function discover(configDir: string, patterns: readonly string[] = []): Promise<Discovery> {
  const entries = await glob(['*', '*/*'], {
    cwd: configDir,
    deep: 2,
    dot: true,
    onlyFiles: false,
    objectMode: true,
    suppressErrors: true,
  })
  const folders = entries.filter((entry) => entry.dirent.isDirectory()).map((entry) => entry.path)
  const parked: ConfigFile[] = []
  const found: ConfigFile[] = []
  let ignored = 0
  for (const { path, dirent } of entries) {
    const config = asConfig(path, configDir)
    if (config === null || dirent.isDirectory()) {
      if (!dirent.isDirectory() || path.includes('/')) ignored++
      continue
    }
    ;(isParked(config) ? parked : found).push(config)
  }
  const { selected, unmatched } = select(found.sort(byName), patterns, { configDir, parked })
  const chosen = new Set(selected)
  const files = Map.groupBy(selected, scraperOf)
  const impossible = [...files.values()].flatMap((same) => {
    const message = whyImpossible(same)
    return message === null ? [] : [{ ...same[0]!, message }]
  })
  const out = new Set(impossible.map(scraperOf))
  return {
    configs: selected.filter((config) => !out.has(scraperOf(config))),
    impossible,
    others: patterns.length === 0 ? [] : found.filter((config) => !chosen.has(config)),
    parked: parked.sort(byName),
    ignored,
    unreadable: [configDir, ...folders.sort().map((folder) => join(configDir, folder))].filter(
      (dir) => !isReadable(dir),
    ),
    unmatched,
  }
}

function asConfig(path: string, configDir: string): ConfigFile | null {
  const slash = path.indexOf('/')
  const stem = /^(.*)\.ya?ml$/s.exec(path.slice(slash + 1))?.[1]
  if (slash < 0 || stem === undefined || path.startsWith('.')) return null
  // Editors leave files such as .#gazette.yaml; `..yaml` and `...yaml` would be the folders . and .. in other places.
  if (/^\.[^.]|^$/.test(stem)) return null
  return { country: path.slice(0, slash), source: stem, path: join(configDir, path) }
}

function isParked({ country, source }: ConfigFile): boolean {
  return source === 'template' || source.startsWith('_') || country.startsWith('_')
}

function whyImpossible(same: readonly ConfigFile[]): string | null {
  const { country, source } = same[0]!
  const [folder, stem] = [nameFault(country), nameFault(source)]
  if (folder !== null) return `the folder cannot be the name of a country: ${folder}`
  if (stem !== null) return `the file cannot be the name of a source: ${stem}`
  return same.length === 1
    ? null
    : `${source}.yaml and ${source}.yml both are the scraper ${country}/${source}: remove one`
}

function scraperOf({ country, source }: ConfigFile): string {
  return `${country}/${source}`
}

function byName(a: ConfigFile, b: ConfigFile): number {
  return compare(a.country, b.country) || compare(a.source, b.source) || compare(a.path, b.path)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isReadable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}
