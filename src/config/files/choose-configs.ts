import { plainText } from '../../vocabulary/text/plain-text.ts'
import { nearest } from '../parse/nearest.ts'
import { matchesAny, select } from './pattern.ts'
import type { NamedConfig, UnmatchedPattern } from './pattern.ts'

/** What is wanted of a fleet, as far as paths show. */
export interface Wanted {
  patterns: readonly string[]
  /** Names of countries, or globs; none for all. */
  countries?: readonly string[]
  /** As patterns; configs that match them are excluded. */
  exclude?: readonly string[]
}

export interface ChosenConfigs<T> {
  selected: T[]
  unmatched: UnmatchedPattern[]
  /** Values of flags that name nothing that there is, each a sentence. */
  mistakes: string[]
  /** The first step that left nothing of something. */
  emptied: Emptied | null
}

/** Which filter left nothing, and of how many. */
export interface Emptied {
  by: string
  of: number
}

/** Applies the filters one after the other: patterns, countries, what is excluded. */
export function chooseConfigs<T extends NamedConfig>(
  all: readonly T[],
  wanted: Wanted,
  known: { configDir: string; parked: readonly NamedConfig[] },
): ChosenConfigs<T> {
  const { selected, unmatched } = select(all, wanted.patterns, known)
  const mistakes: string[] = []
  const countries = wanted.countries ?? []
  for (const country of countries) {
    if (!all.some((item) => matchesAny(item.country, [country]))) mistakes.push(noCountry(country, all, known.parked))
  }
  const inCountries = countries.length === 0 ? selected : selected.filter((item) => matchesAny(item.country, countries))
  const exclude = wanted.exclude ?? []
  const left = exclude.length === 0 ? { selected: [], unmatched: [] } : select(all, exclude, known)
  for (const { message, pattern } of left.unmatched) {
    const parked = select(known.parked, [pattern], { ...known, parked: [] }).selected.length > 0
    if (!parked) mistakes.push(`--exclude: ${message}`)
  }
  const out = new Set(left.selected)
  const kept = inCountries.filter((item) => !out.has(item))
  const emptied =
    emptiedBy(`--country ${countries.join(',')}`, selected, inCountries) ??
    emptiedBy(`--exclude ${exclude.join(' ')}`, inCountries, kept)
  return { selected: kept, unmatched, mistakes, emptied }
}

/** Set where a filter left nothing of something. */
export function emptiedBy(by: string, before: readonly unknown[], after: readonly unknown[]): Emptied | null {
  return before.length > 0 && after.length === 0 ? { by: plainText(by), of: before.length } : null
}

function noCountry(country: string, all: readonly NamedConfig[], parked: readonly NamedConfig[]): string {
  const sleeping = parked.find((item) => item.country === country || item.country === `_${country}`)
  if (sleeping !== undefined) return plainText(`--country: all of "${country}" is parked`)
  const guess = nearest(country, new Set(all.map((item) => item.country)))
  return plainText(`--country: there is no country "${country}"${guess === null ? '' : `, did you mean "${guess}"?`}`)
}
