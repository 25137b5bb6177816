import { COUNTRY_RULES } from './tables/country-rules.ts'

export interface CountryRule {
  code: string
  /** Of A (street), C (city), S (state), Z (postcode). */
  required: string
  /** Order of the parts on one line, in the same letters. */
  order: string
  /** What a postcode looks like; null where there are none. */
  postcode: RegExp | null
}

const rules = new Map<string, CountryRule>()

/** What an address in a country needs; null for a country of which nothing is known. */
export function countryRule(code: string): CountryRule | null {
  if (rules.size === 0) {
    for (const text of COUNTRY_RULES.trim().split(/ ~ |\n/)) {
      const [country = '', required = '', order = '', ...pattern] = text.split('|')
      const postcode = pattern.join('|')
      rules.set(country, {
        code: country,
        required,
        order,
        postcode: postcode === '' ? null : new RegExp(`^(?:${postcode})$`, 'i'),
      })
    }
  }
  return rules.get(code) ?? null
}
