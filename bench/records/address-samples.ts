import { mulberry } from './synthetic-people.ts'

/** A postcode, where it is said to be, and whether it can be there. */
export interface PostcodeSample {
  country: string
  /** Empty where only the country is named. */
  state: string
  postcode: string
  valid: boolean
}

// Of each country: codes that are in use, and codes that its post never writes.
const CODES: Record<string, [good: string, bad: string]> = {
  US: ['10118|94105|60601-1234|33101', '1011|101188|9410A|10118-12'],
  CA: ['K1A 0B1|H2X1Y4|V6B 2W9', 'K1A 0B|D1A 0B1|K1A-0B12'],
  GB: ['SW1A 1AA|M1 1AE|EC1A 1BB', 'SW1A 1A1|1AA SW1|ABC 123'],
  DE: ['10115|80331|50667', '1011|101155|1O115'],
  FR: ['75001|69002|13008', '7500|750011|ABCDE'],
  NL: ['1012 AB|3011AD', '0012 AB|101 AB|1012 A1'],
  PT: ['1100-148|4000-322', '1100-14|110-1480'],
  PL: ['00-950|31-042', '0-950|000-50'],
  BR: ['01310-100|20040020', '0131-100|01310-10'],
  JP: ['100-0001|5300001', '10-0001|100-001'],
  AU: ['2000|3004|0800', '200|20000|2A00'],
  IN: ['110001|560001', '010001|11000'],
  SE: ['111 20|41103', '11 120|111 2'],
  CH: ['8001|1204', '0800|80011'],
  IE: ['D02 AF30|A65F4E2', 'D02 AF3|002 AF30'],
  NZ: ['6011|1010', '601|60111'],
}

// Pairs of state and postcode: the first of each is right, the others are elsewhere.
const PLACES: [country: string, state: string, inside: string, outside: string][] = [
  ['US', 'NY', '10118|14604', '94105|60601'],
  ['US', 'CA', '94105|90012', '10118|98101'],
  ['US', 'Texas', '75201|78701', '30301|02108'],
  ['CA', 'ON', 'K1A 0B1', 'V6B 2W9|H2X 1Y4'],
  ['CA', 'British Columbia', 'V6B 2W9', 'K1A 0B1'],
  ['AU', 'NSW', '2000', '3004|6000'],
  ['AU', 'Victoria', '3004', '2000|4000'],
  ['DE', 'Berlin', '10115', '80331|50667'],
  ['DE', 'Bayern', '80331', '10115|24103'],
  ['IN', 'Karnataka', '560001', '110001'],
  ['BR', 'SP', '01310-100', '20040-020'],
  ['GB', 'Scotland', 'EH1 1YZ', 'SW1A 1AA'],
]

const codes = (list: string): string[] => list.split('|')

export function postcodeSamples(): { alone: PostcodeSample[]; placed: PostcodeSample[] } {
  const alone = Object.entries(CODES).flatMap(([country, lists]) =>
    lists.flatMap((list, n) => codes(list).map((postcode) => ({ country, state: '', postcode, valid: n === 0 }))),
  )
  const placed = PLACES.flatMap(([country, state, inside, outside]) =>
    [inside, outside].flatMap((list, n) =>
      codes(list).map((postcode) => ({ country, state, postcode, valid: n === 0 })),
    ),
  )
  return { alone, placed }
}

export interface AddressSample {
  text: string
  number: string
  street: string
  city: string
  state: string
  zip: string
}

const NAMES = ['Main', 'Oak Hill', 'Martin Luther King', 'Washington', '5th', 'Lake Shore', 'St Charles', 'Broadview']
const KINDS = ['St', 'Street', 'Ave', 'Avenue', 'Blvd', 'Rd', 'Road', 'Dr', 'Ln', 'Court', 'Pkwy', 'Terrace']
const UNITS = ['', '', '', 'Apt 4B', 'Suite 210', '#12', 'Unit 7']
const TOWNS = [
  ['New York', 'NY', '10118'],
  ['Los Angeles', 'CA', '90012'],
  ['Salt Lake City', 'UT', '84101'],
  ['St. Louis', 'MO', '63101'],
  ['Portland', 'OR', '97201'],
  ['Winston-Salem', 'NC', '27101'],
  ["Coeur d'Alene", 'ID', '83814'],
  ['Washington', 'DC', '20001'],
  ['Honolulu', 'HI', '96813'],
] as const
const STATES: Record<string, string> = {
  NY: 'New York',
  CA: 'California',
  UT: 'Utah',
  MO: 'Missouri',
  OR: 'Oregon',
  NC: 'North Carolina',
  ID: 'Idaho',
  DC: 'District of Columbia',
  HI: 'Hawaii',
}

/**
 * American addresses as people write them: commas or line ends, units, state names, ZIP+4, a country behind, no commas
 * at all.
 */
export function addressSamples(count: number): AddressSample[] {
  const random = mulberry(11)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  return Array.from({ length: count }, () => {
    const number = String(1 + Math.floor(random() * 9999))
    const name = pick(NAMES)
    const street = `${number} ${random() < 0.2 ? `${pick(['N', 'S', 'East', 'W.'])} ` : ''}${name} ${pick(KINDS)}`
    const [city, state, zip5] = pick(TOWNS)
    const zip = random() < 0.2 ? `${zip5}-${1000 + Math.floor(random() * 9000)}` : zip5
    const unit = pick(UNITS)
    const between = pick([', ', ', ', ', ', '\n', ' '])
    const region = random() < 0.2 ? STATES[state]! : state
    const line = unit === '' ? street : `${street}${between === ' ' ? ' ' : pick([', ', ' '])}${unit}`
    const end = random() < 0.15 ? `${between === ' ' ? ', ' : between}USA` : ''
    const text = `${line}${between}${city}${between === ' ' ? ' ' : ', '}${region} ${zip}${end}`
    const written = random() < 0.15 ? text.toUpperCase() : text
    return { text: written, number, street: name, city, state, zip: zip5 }
  })
}
