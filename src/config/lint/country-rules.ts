import { editDistance } from '../../vocabulary/text/edit-distance.ts'
import { nearest } from '../parse/nearest.ts'
import { asFolderName, knownCountries } from './countries.ts'
import type { FileRule, FleetRule } from './rule.ts'

export const countryFolder: FileRule = {
  name: 'country-folder',
  level: 'warning',
  *check({ source, file }) {
    if (file.country == null || asFolderName(file.country) === asFolderName(source.country)) return
    yield {
      path: ['country'],
      message: `this is ${file.country}, and the folder ${source.country}: the folder decides`,
    }
  },
}

/** A folder misspelled once stays so in data, logs and exports; short names are too easily near each other. */
const SHORTEST = 6

export const countrySpelling: FleetRule = {
  name: 'country-spelling',
  level: 'warning',
  *check(fleet) {
    const folders = new Map(fleet.toReversed().map((source) => [source.country, source]))
    const real = [...folders.keys()].map(asFolderName).filter((name) => knownCountries().has(name))
    for (const [country, source] of folders) {
      const name = asFolderName(country)
      if (name.length < SHORTEST || knownCountries().has(name)) continue
      const guess = real.find((other) => isNear(name, other)) ?? nearest(name, knownCountries())
      if (guess === null || !isNear(name, guess)) continue
      yield { source, path: [], message: `the folder ${country} looks like ${guess} misspelled` }
    }
  },
}

function isNear(a: string, b: string): boolean {
  const distance = editDistance(a, b, 2)
  return distance > 0 && distance < 3
}
