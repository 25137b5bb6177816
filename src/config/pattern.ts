import { isAbsolute, posix, relative } from 'node:path'
import { plainText } from '../vocabulary/plain-text.ts'
import { nearest } from './nearest.ts'

interface Named {
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
 * Selects by globs over country/source; several mean any of them, none means all. Also understood: `source` (or, when
 * no source is called so, `country`), `country/`, and the path of a config file as a shell completes it.
 */
export function select<T extends Named>(
  all: readonly T[],
  patterns: readonly string[],
  { configDir, parked }: { configDir: string; parked: readonly Named[] },
): { selected: T[]; unmatched: UnmatchedPattern[] } {
  if (patterns.length === 0) return { selected: [...all], unmatched: [] }
  const chosen = new Set<T>()
  const unmatched: UnmatchedPattern[] = []
  for (const pattern of patterns) {
    const wanted = normalize(pattern, configDir)
    const matches = matching(all, wanted)
    for (const match of matches) chosen.add(match)
    if (matches.length === 0) unmatched.push(explain(pattern, wanted, all, parked))
  }
  return { selected: all.filter((item) => chosen.has(item)), unmatched }
}

function explain(pattern: string, wanted: string, all: readonly Named[], parked: readonly Named[]): UnmatchedPattern {
  const sleeping = parked.find((item) => matching([item, awake(item)], wanted).length > 0)
  if (sleeping !== undefined) {
    const message = `no config matches "${pattern}": ${sleeping.country}/${sleeping.source} is parked`
    return { pattern, nearest: null, message: plainText(message) }
  }
  const names = wanted.includes('/')
    ? all.map((item) => `${item.country}/${item.source}`)
    : new Set(all.flatMap((item) => [item.source, item.country]))
  const guess = nearest(wanted, names)
  const hint = guess === null ? '' : `, did you mean "${guess}"?`
  return { pattern, nearest: guess, message: plainText(`no config matches "${pattern}"${hint}`) }
}

function awake({ country, source }: Named): Named {
  return { country: country.replace(/^_/, ''), source: source.replace(/^_/, '') }
}

function normalize(pattern: string, configDir: string): string {
  const isFile = /\.ya?ml$/.test(pattern)
  const inDir = isFile && isAbsolute(pattern) ? relative(configDir, pattern) : pattern
  const parts = inDir
    .replace(/\.ya?ml$/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  const id = isFile && parts.length > 2 ? parts.slice(-2) : parts
  return pattern.endsWith('/') && id.length === 1 ? `${id[0]}/*` : id.join('/')
}

function matching<T extends Named>(all: readonly T[], pattern: string): T[] {
  const by = (text: (item: T) => string): T[] => {
    return all.filter((item) => text(item) === pattern || posix.matchesGlob(text(item), pattern))
  }
  if (pattern.includes('/')) return by((item) => `${item.country}/${item.source}`)
  const sources = by((item) => item.source)
  return sources.length > 0 ? sources : by((item) => item.country)
}
