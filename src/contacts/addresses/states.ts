import { foldName } from '../regions/find-region.ts'
import { STATES_ONE } from './tables/states-one.ts'
import { GERMANY, GREAT_BRITAIN, OTHER_STATE_NAMES, PLAIN_STATES } from './tables/states-own.ts'
import { STATES_TWO } from './tables/states-two.ts'

export interface State {
  code: string
  /** How its postcodes begin; null when that is not known. */
  postcodes: RegExp | null
}

type States = Map<string, State>

const countries = new Map<string, States>()

/** Countries whose states are listed in full: another name is a mistake and not one that the table lacks. */
const COMPLETE = new Set(['US', 'CA', 'AU'])

/** The state of a country by its code or name: null when the country's states are known and this is none of them. */
export function findState(country: string, text: string): State | null | 'not known' {
  if (countries.size === 0) fill()
  const found = countries.get(country)?.get(stateKey(text))
  if (found !== undefined) return found
  return COMPLETE.has(country) ? null : 'not known'
}

/** The only state of a country whose postcodes begin like this one; null when there are several or none is known. */
export function stateOfPostcode(country: string, postcode: string): string | null {
  if (countries.size === 0) fill()
  const found = new Set<string>()
  for (const { code, postcodes } of countries.get(country)?.values() ?? []) {
    if (postcodes?.test(postcode) === true) found.add(code)
  }
  return found.size === 1 ? [...found][0]! : null
}

/** Whether the states of a country and their postcodes are known. */
export function knowsStates(country: string): boolean {
  if (countries.size === 0) fill()
  return countries.has(country)
}

/** A name as it is looked up; `N.Y.` is `NY`. */
function stateKey(text: string): string {
  return foldName(text).replace(/\b(\p{L}) (?=\p{L}\b)/gu, '$1')
}

function fill(): void {
  const listed = `${STATES_ONE}\n${STATES_TWO}\nDE:\n${GERMANY}\nGB:\n${GREAT_BRITAIN}`
  let states: States = new Map()
  for (const line of listed.split('\n')) {
    const country = /^([A-Z]{2}):$/.exec(line)?.[1]
    if (country !== undefined) countries.set(country, (states = new Map()))
    else for (const text of line.split(' ~ ')) if (text.includes('|')) addState(states, text)
  }
  for (const [country, names] of Object.entries(PLAIN_STATES)) {
    countries.set(country, (states = new Map()))
    for (const name of names.split(';')) states.set(stateKey(name), { code: name, postcodes: null })
  }
  for (const [country, others] of Object.entries(OTHER_STATE_NAMES)) {
    const known = countries.get(country)!
    for (const [, code = '', names = ''] of others.matchAll(/(\w+):([^:]+?)(?= \w+:|$)/g)) {
      const state = known.get(stateKey(code))
      for (const name of names.split(','))
        if (state !== undefined && !known.has(stateKey(name))) known.set(stateKey(name), state)
    }
  }
}

function addState(states: States, text: string): void {
  const [iso = '', names = '', ...pattern] = text.split('|')
  const prefix = pattern.join('|')
  // A number means nothing on a letter: there the name stands.
  const code = /\d/.test(iso) ? (names.split(';').at(-1) ?? iso) : iso
  const state = { code, postcodes: prefix === '' ? null : new RegExp(`^(?:${prefix})`, 'i') }
  for (const name of [iso, ...names.split(';')]) if (!states.has(stateKey(name))) states.set(stateKey(name), state)
}
