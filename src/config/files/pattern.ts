import { isAbsolute, posix, relative } from 'node:path'
import { plainText } from '../../vocabulary/text/plain-text.ts'
import { nearest } from '../parse/nearest.ts'

export interface NamedConfig {
  /** What lies above the country's folder; none, or '', for nothing. */
  region?: string
  country: string
  source: string
}

/** A pattern that selected nothing. */
export interface UnmatchedPattern {
  pattern: string
  /** The name that was probably meant, or null. */
  nearest: string | null
  /** One sentence for a person. */
  message: string
}

/**
 * Selects by globs over country/source, or over the whole path region/country/source; several mean any of them, none
 * means all. Also understood: `source` (or, when no source is called so, `country`, or else `region`), `country/`,
 * `region/`, and the path of a config file as a shell completes it.
 */
export function select<T extends NamedConfig>(
  all: readonly T[],
  patterns: readonly string[],
  { configDir, parked }: { configDir: string; parked: readonly NamedConfig[] },
): { selected: T[]; unmatched: UnmatchedPattern[] } {
  if (patterns.length === 0) return { selected: [...all], unmatched: [] }
  const names = new Names(all)
  const chosen = new Set<T>()
  const unmatched: UnmatchedPattern[] = []
  for (const pattern of patterns) {
    const wanted = normalize(pattern, configDir)
    const matches = names.matching(wanted)
    for (const match of matches) chosen.add(match)
    if (matches.length === 0) unmatched.push(explain(pattern, wanted, all, parked))
  }
  return { selected: all.filter((item) => chosen.has(item)), unmatched }
}

/** Whether a name is meant by one of these globs. */
export function matchesAny(name: string, globs: readonly string[]): boolean {
  return globs.some((glob) => name === glob || posix.matchesGlob(name, glob))
}

function explain(
  pattern: string,
  wanted: string,
  all: readonly NamedConfig[],
  parked: readonly NamedConfig[],
): UnmatchedPattern {
  const sleeping = parked.find((item) => new Names([item, awake(item)]).matching(wanted).length > 0)
  if (sleeping !== undefined) {
    const message = `no config matches "${pattern}": ${sleeping.country}/${sleeping.source} is parked`
    return { pattern, nearest: null, message: plainText(message) }
  }
  const names = wanted.includes('/')
    ? new Set(all.flatMap((item) => [idOf(item), pathOf(item)]))
    : new Set(all.flatMap((item) => [item.source, item.country, ...regionsOf(item)]))
  const guess = nearest(wanted, names)
  const hint = guess === null ? '' : `, did you mean "${guess}"?`
  return { pattern, nearest: guess, message: plainText(`no config matches "${pattern}"${hint}`) }
}

function awake({ region, country, source }: NamedConfig): NamedConfig {
  const plain = { country: country.replace(/^_/, ''), source: source.replace(/^_/, '') }
  return region === undefined ? plain : { ...plain, region: region.replace(/(^|\/)_/g, '$1') }
}

function normalize(pattern: string, configDir: string): string {
  const isFile = /\.ya?ml$/.test(pattern)
  const inDir = isFile && isAbsolute(pattern) ? relative(configDir, pattern) : pattern
  const parts = inDir
    .replace(/\.ya?ml$/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  const id = isFile && parts.length > 2 ? parts.slice(-2) : parts
  return pattern.endsWith('/') && id.length > 0 ? `${id.join('/')}/**` : id.join('/')
}

/** Names by which scrapers are called, looked up where a pattern is one and searched where it is a glob. */
class Names<T extends NamedConfig> {
  readonly #all: readonly T[]
  readonly #known = new Map<(item: T) => readonly string[], Map<string, T[]>>()

  constructor(all: readonly T[]) {
    this.#all = all
  }

  matching(pattern: string): T[] {
    const kinds = pattern.includes('/') ? [idsOf] : [sourceOf, countryOf, regionsOf]
    for (const kind of kinds) {
      const found = this.#by(kind, pattern)
      if (found.length > 0) return found
    }
    // `fiji/fiji_sun/` is typed for fiji/fiji_sun.
    return pattern.endsWith('/**') ? this.#by(idsOf, pattern.slice(0, -3)) : []
  }

  #by(namesOf: (item: T) => readonly string[], pattern: string): T[] {
    const exact = this.#exact(namesOf).get(pattern) ?? []
    if (!GLOB.test(pattern)) return exact
    return this.#all.filter((item) => namesOf(item).some((name) => matchesAny(name, [pattern])))
  }

  #exact(namesOf: (item: T) => readonly string[]): Map<string, T[]> {
    let map = this.#known.get(namesOf)
    if (map === undefined) {
      map = new Map()
      for (const item of this.#all) {
        for (const name of new Set(namesOf(item))) {
          const same = map.get(name)
          if (same === undefined) map.set(name, [item])
          else same.push(item)
        }
      }
      this.#known.set(namesOf, map)
    }
    return map
  }
}

/** What a glob has that a plain name has not. */
const GLOB = /[*?[\]{}()!+@\\]/

function sourceOf({ source }: NamedConfig): string[] {
  return [source]
}

function countryOf({ country }: NamedConfig): string[] {
  return [country]
}

/** Of 'asia/south' itself, 'asia' and 'south'. */
function regionsOf({ region = '' }: NamedConfig): string[] {
  return region === '' ? [] : [region, ...region.split('/')]
}

function idOf({ country, source }: NamedConfig): string {
  return `${country}/${source}`
}

function pathOf(item: NamedConfig): string {
  return item.region === undefined || item.region === '' ? idOf(item) : `${item.region}/${idOf(item)}`
}

function idsOf(item: NamedConfig): string[] {
  const [id, path] = [idOf(item), pathOf(item)]
  return id === path ? [id] : [id, path]
}
