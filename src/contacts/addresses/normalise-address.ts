import { findRegion } from '../regions/find-region.ts'
import { type AddressParts, tidy } from './address-parts.ts'
import { countryRule } from './country-rule.ts'
import { findState, stateOfPostcode } from './states.ts'

/** One way to write each part: codes for country and state, the post's form of a postcode, no shouting. */
export function normaliseAddress(parts: AddressParts): AddressParts {
  const country = findRegion(parts.country) ?? parts.country
  const postcode = writePostcode(parts.postcode, country)
  const state = parts.state === '' ? null : findState(country, parts.state)
  // Where people leave the state out, the postcode says it.
  const isPostcode = countryRule(country)?.postcode?.test(postcode) === true
  const said = (isPostcode ? stateOfPostcode(country, postcode) : null) ?? stateOfCity(country, parts.city)
  const left = parts.state === '' && !WRITTEN_STATE.has(country) ? said : parts.state
  return {
    street: country === 'US' ? americanStreet(calm(parts.street)) : calm(parts.street),
    unit: parts.unit,
    city: calm(parts.city),
    state: state === null || state === 'not known' ? left : state.code,
    postcode,
    country,
  }
}

/** Dubai is the city and the emirate, Jakarta the city and the province. */
function stateOfCity(country: string, city: string): string {
  if (country !== 'AE' && country !== 'ID') return ''
  const state = findState(country, city)
  return state === null || state === 'not known' ? '' : state.code
}

/** An address on one line, its parts in the order of its country. */
export function formatAddress(parts: AddressParts): string {
  const order = countryRule(parts.country)?.order ?? 'A, C, S Z'
  const street = [parts.street, parts.unit].filter((text) => text !== '').join(', ')
  const values: Record<string, string> = { A: street, C: parts.city, S: parts.state, Z: parts.postcode, D: '' }
  const pieces = order.split(',').map((piece) => piece.replace(/[ACSZD]/g, (letter) => values[letter] ?? ''))
  const written = pieces.map((piece) => tidy(piece.replace(/^[\s-]+|[\s-]+$/g, ''))).filter((piece) => piece !== '')
  return [...written, parts.country].filter((piece) => piece !== '').join(', ')
}

/** Countries whose post wants the state on every letter; and those where none is ever written. */
const WRITTEN_STATE = new Set(['US', 'CA', 'AU', 'BR', 'IN', 'DE', 'GB'])

const SPACED: Record<string, RegExp> = {
  CA: /^(\w{3})(\w{3})$/,
  GB: /^(\w{2,4})(\d[A-Z]{2})$/,
  NL: /^(\d{4})(\w{2})$/,
  IE: /^(\w{3})(\w{4})$/,
  SE: /^(\d{3})(\d{2})$/,
  CZ: /^(\d{3})(\d{2})$/,
  SK: /^(\d{3})(\d{2})$/,
  GR: /^(\d{3})(\d{2})$/,
}
const HYPHENED: Record<string, RegExp> = {
  US: /^(\d{5})(\d{4})$/,
  BR: /^(\d{5})(\d{3})$/,
  JP: /^(\d{3})(\d{4})$/,
  PT: /^(\d{4})(\d{3})$/,
  PL: /^(\d{2})(\d{3})$/,
}

function writePostcode(text: string, country: string): string {
  const upper = text.toUpperCase().trim()
  const bare = upper.replace(/[\s-]/g, '')
  if (country === 'IN' && /^\d{6}$/.test(bare)) return bare
  const spaced = SPACED[country]?.exec(bare)
  if (spaced) return `${spaced[1]} ${spaced[2]}`
  const hyphened = HYPHENED[country]?.exec(bare)
  return hyphened ? `${hyphened[1]}-${hyphened[2]}` : upper
}

// https://pe.usps.com/text/pub28/28apc_002.htm, the frequent ones.
const SUFFIXES: Record<string, string> = {
  ALLEY: 'Aly',
  AVENUE: 'Ave',
  BOULEVARD: 'Blvd',
  CIRCLE: 'Cir',
  COURT: 'Ct',
  DRIVE: 'Dr',
  EXPRESSWAY: 'Expy',
  HIGHWAY: 'Hwy',
  LANE: 'Ln',
  PARKWAY: 'Pkwy',
  PLACE: 'Pl',
  PLAZA: 'Plz',
  ROAD: 'Rd',
  SQUARE: 'Sq',
  STREET: 'St',
  TERRACE: 'Ter',
  TRAIL: 'Trl',
}
const DIRECTIONS: Record<string, string> = {
  NORTH: 'N',
  SOUTH: 'S',
  EAST: 'E',
  WEST: 'W',
  NORTHEAST: 'NE',
  NORTHWEST: 'NW',
  SOUTHEAST: 'SE',
  SOUTHWEST: 'SW',
}

function americanStreet(street: string): string {
  const words = street.split(' ')
  const last = words.length - 1
  const written = bareWord(words[last])
  const direction = DIRECTIONS[written] ?? (Object.values(DIRECTIONS).includes(written) ? written : undefined)
  const suffixAt = direction === undefined ? last : last - 1
  const suffix = suffixAt > 1 ? SUFFIXES[bareWord(words[suffixAt])] : undefined
  if (suffix !== undefined) words[suffixAt] = suffix
  if (direction !== undefined && suffix !== undefined) words[last] = direction
  return words.join(' ')
}

function bareWord(word: string | undefined): string {
  return (word ?? '').replace(/\.$/, '').toUpperCase()
}

/** Text in one case gets capitals at the starts of its words; other text is as its writer wanted it. */
function calm(text: string): string {
  const letters = text.replace(/\P{L}/gu, '')
  if (letters.length < 4 || (letters !== letters.toUpperCase() && letters !== letters.toLowerCase())) return text
  return text.toLowerCase().replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase())
}
