import { join, relative } from 'node:path'
import { walkConfigs } from './config-files.ts'
import { nameFault } from './config-name.ts'
import { chooseConfigs } from './choose-configs.ts'
import type { Emptied, Wanted } from './choose-configs.ts'
import type { UnmatchedPattern } from './pattern.ts'

/** A file that is, or wants to be, the config of one scraper. */
export interface ConfigFile {
  /** What lies above the country's folder: 'pacific', 'asia/south'; '' for nothing. */
  region: string
  /** Name of the folder. */
  country: string
  /** Stem of the file. */
  source: string
  /** Below the config dir as it was given. */
  path: string
}

export interface Discovery {
  /** Sorted by country, then source; only what is wanted. */
  configs: ConfigFile[]
  /** What is not. */
  others: ConfigFile[]
  /** Wanted ones that can be no scraper whatever is in them: impossible names, two files for one scraper. */
  impossible: (ConfigFile & { message: string })[]
  /** Begin with `_` or lie in a folder that does, or are a template: kept, not run. Not filtered. */
  parked: ConfigFile[]
  /** Other files, and hidden folders. */
  ignored: number
  /** Those of them that were meant to be a config: outside a folder of a country, or with an ending in capitals. */
  misplaced: MisplacedConfig[]
  /** Folders that could not be read. */
  unreadable: string[]
  /** Folders that were not looked into: too deep, or reached by links over and over. */
  tooDeep: string[]
  unmatched: UnmatchedPattern[]
  /** Flags whose value names nothing, each a sentence. */
  mistakes: string[]
  /** The filter that left nothing of something. */
  emptied: Emptied | null
}

export interface MisplacedConfig {
  path: string
  /** Where it would be found, below the config dir as it was given. */
  expected: string
}

/**
 * Finds `<country>/<source>.yaml` (or .yml) at any depth below regions. Throws nothing: what cannot be read is
 * reported.
 */
export function discover(configDir: string, wanted: Wanted = { patterns: [] }): Discovery {
  const { files, hidden, unreadable, tooDeep } = walkConfigs(configDir)
  const parked: ConfigFile[] = []
  const found: ConfigFile[] = []
  const misplaced: MisplacedConfig[] = []
  let ignored = hidden
  for (const file of files) {
    if (isShared(file)) continue
    const config = asConfig(file, configDir)
    if (config === null) {
      ignored++
      const expected = expectedPlace(file)
      if (expected !== null) misplaced.push({ path: join(configDir, ...file), expected: join(configDir, expected) })
    } else (isParked(config) ? parked : found).push(config)
  }
  const { selected, unmatched, mistakes, emptied } = chooseConfigs(found.sort(byName), wanted, { configDir, parked })
  const chosen = new Set(selected)
  const impossible = [...Map.groupBy(found, scraperOf).values()].flatMap((same) => whyImpossible(same, configDir))
  const out = new Set(impossible.map(({ config }) => scraperOf(config)))
  return {
    configs: selected.filter((config) => !out.has(scraperOf(config))),
    impossible: impossible
      .filter(({ config }) => chosen.has(config))
      .map(({ config, message }) => ({ ...config, message })),
    others: selected.length === found.length ? [] : found.filter((config) => !chosen.has(config)),
    parked: parked.sort(byName),
    ignored,
    misplaced: misplaced.sort((a, b) => compare(a.path, b.path)),
    unreadable: unreadable.sort(),
    tooDeep: tooDeep.sort(),
    unmatched,
    mistakes,
    emptied,
  }
}

function asConfig(file: readonly string[], configDir: string): ConfigFile | null {
  const stem = /^(.*)\.ya?ml$/s.exec(file.at(-1)!)?.[1]
  const country = file.at(-2)
  if (country === undefined || stem === undefined) return null
  // Editors leave files such as .#gazette.yaml; `..yaml` and `...yaml` would be the folders . and .. in other places.
  if (/^\.[^.]|^$/.test(stem)) return null
  return { region: file.slice(0, -2).join('/'), country, source: stem, path: join(configDir, ...file) }
}

/** Where a file that is no config would be one; null for what is not meant to be one. */
function expectedPlace(file: readonly string[]): string | null {
  const stem = /^([^.].*)\.ya?ml$/is.exec(file.at(-1)!)?.[1]
  if (stem === undefined || /^(?:_.*|template)$/i.test(stem)) return null
  const folders = file.slice(0, -1)
  if (folders.some((name) => name.startsWith('_'))) return null
  return join(...(folders.length === 0 ? ['<country>'] : folders), `${stem}.yaml`)
}

/** Settings for the configs of a folder: neither a config nor a stranger. */
function isShared(file: readonly string[]): boolean {
  return /^_defaults\.ya?ml$/.test(file.at(-1)!)
}

function isParked({ region, country, source }: ConfigFile): boolean {
  return source === 'template' || source.startsWith('_') || country.startsWith('_') || /(^|\/)_/.test(region)
}

interface Impossible {
  config: ConfigFile
  message: string
}

/** What is wrong with files that would be one and the same scraper; nothing for a single one with a good name. */
function whyImpossible(same: readonly ConfigFile[], configDir: string): Impossible[] {
  const [first] = same as [ConfigFile]
  const { region, country, source } = first
  const [above] = region === '' ? [] : region.split('/').flatMap((name) => nameFault(name) ?? [])
  const [folder, stem] = [nameFault(country), nameFault(source)]
  const impossible = (message: string): Impossible[] => [{ config: first, message }]
  if (folder !== null) return impossible(`the folder cannot be the name of a country: ${folder}`)
  if (stem !== null) return impossible(`the file cannot be the name of a source: ${stem}`)
  if (same.length === 1)
    return above === undefined ? [] : impossible(`a folder above cannot be the name of a region: ${above}`)
  const id = scraperOf(first)
  if (same.every((config) => config.region === region)) {
    return impossible(`${source}.yaml and ${source}.yml both are the scraper ${id}: remove one`)
  }
  return same.map((config) => {
    const others = same.filter((other) => other !== config).map(({ path }) => relative(configDir, path))
    return {
      config,
      message: `${others.join(' and ')} ${others.length === 1 ? 'is' : 'are'} the scraper ${id} too: a name is used once, whatever the region`,
    }
  })
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
