import { tidy } from './address-parts.ts'
import { countryRule } from './country-rule.ts'
import { splitStreet } from './split-street.ts'
import { findState } from './states.ts'
import { COUNTIES } from './tables/counties.ts'

/** The state beside the postcode or in a piece of its own, taken out. */
export function takeState(pieces: string[], country: string, near: number): string {
  const cityBehind = /Z -?C/.test(countryRule(country)?.order ?? '')
  for (const at of [near + 1, near, near - 1]) {
    const text = pieces[at]
    if (text === undefined || text === '' || (at === 0 && pieces.length > 1)) continue
    const words = text.split(/\s+|(?<=\p{L})-(?=[A-Z]{2}$)/u)
    for (let count = Math.min(5, words.length); count > 0; count--) {
      const name = words.slice(-count).join(' ')
      const state = findState(country, name)
      if (state === null || state === 'not known') continue
      const isWhole = count === words.length
      const isCityPlace = at === near && cityBehind
      const before = pieces.slice(0, at).filter((piece) => piece !== '')
      if (isWhole && !isCode(name) && (isCityPlace || !mayBeWhole(before, country))) continue
      pieces[at] = tidy(words.slice(0, -count).join(' ')).replace(KIND_BEFORE, '')
      return name
    }
  }
  return ''
}

/** `Comunidad de Madrid`, `Province of Quebec`. */
const KIND_BEFORE =
  /^(?:comunidad(?: autónoma)?|provincia|prov\.?|province|state|estado|region|región)(?: (?:de|di|of))?$/i

function isCode(name: string): boolean {
  return /^[A-Z]{2,3}$/.test(name.replaceAll('.', ''))
}

/** Where every address names its state, also one without a street. */
const WITH_STATE = new Set(['US', 'CA', 'AU'])

/**
 * A city may be called like its state (`New York, NY`, `10115 Berlin`): a whole piece is a state only where a city
 * stands before it.
 */
function mayBeWhole(before: readonly string[], country: string): boolean {
  if (before.length !== 1) return before.length > 1 && !/^\d/.test(before.at(-1)!)
  return (WITH_STATE.has(country) && !/\d/.test(before[0]!)) || splitStreet(before[0]!).length > 1
}

const COUNTY = /^(?:county|co\.?)\s\p{L}|\s(?:county|parish|borough|co\.)$/iu

/** A county behind the city, taken out of the pieces; where addresses have no states it stands for one. */
export function takeCounty(pieces: string[], country: string): string {
  const filled = pieces.flatMap((piece, n) => (piece === '' ? [] : [n]))
  const at = filled.at(-1)
  if (at === undefined || filled.length < 3 || /^\d/.test(pieces[filled.at(-2)!]!)) return ''
  const name = pieces[at]!
  const isListed = COUNTIES[country]?.has(name.toLowerCase()) ?? false
  if (!isListed && !((country === 'US' || country === 'IE' || country === 'GB') && COUNTY.test(name))) return ''
  pieces[at] = ''
  return name
}
