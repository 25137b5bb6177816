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
      if (isWhole && !isCode(name) && !mayBeWhole(pieces, at, at === near && cityBehind)) continue
      pieces[at] = tidy(words.slice(0, -count).join(' '))
      return name
    }
  }
  return ''
}

function isCode(name: string): boolean {
  return /^[A-Z]{2,3}$/.test(name.replaceAll('.', ''))
}

/** A city may be called like its state (`New York, NY`, `10115 Berlin`): a whole piece is a state only where a city stands before it. */
function mayBeWhole(pieces: readonly string[], at: number, isCityPlace: boolean): boolean {
  if (isCityPlace) return false
  const before = pieces.slice(0, at).filter((piece) => piece !== '')
  return before.length > 1 ? !/^\d/.test(before.at(-1)!) : before.length === 1 && splitStreet(before[0]!).length > 1
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
