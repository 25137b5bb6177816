/**
 * Question: how often are postcodes judged and American addresses taken apart as they should be, beside what is on npm?
 * npm i postcode-validator@3 parse-address@1     in an empty folder
 * node bench/addresses.ts --peers FOLDER
 */
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { NO_PARTS } from '../src/contacts/addresses/address-parts.ts'
import { checkAddress } from '../src/contacts/addresses/check-address.ts'
import { parseAddress } from '../src/contacts/addresses/parse-address.ts'
import { addressSamples, type AddressSample, postcodeSamples, type PostcodeSample } from './records/address-samples.ts'

const { values } = parseArgs({ options: { peers: { type: 'string' } } })
const peer = (name: string): unknown => {
  if (values.peers === undefined) return null
  try {
    return createRequire(resolve(values.peers, 'package.json'))(name)
  } catch {
    return null
  }
}

type Judge = (sample: PostcodeSample) => boolean
type Parts = Omit<AddressSample, 'text'>
type Parse = (text: string) => Partial<Parts>

const POSTCODE_ERRORS: ReadonlySet<string> = new Set(['bad_postcode', 'postcode_not_in_state'])
const judges: Record<string, Judge> = {
  regatta: ({ country, state, postcode }) =>
    !checkAddress({ ...NO_PARTS, country, state, postcode }).errors.some((error) => POSTCODE_ERRORS.has(error)),
}
const validator = peer('postcode-validator') as { postcodeValidator(code: string, country: string): boolean } | null
if (validator !== null) {
  judges['postcode-validator'] = ({ country, postcode }) => validator.postcodeValidator(postcode, country)
}

const parsers: Record<string, Parse> = {
  regatta: (text) => {
    const { street, city, state, postcode } = checkAddress(parseAddress(text, 'US'))
    return { number: /^\d+/.exec(street)?.[0] ?? '', street, city, state, zip: postcode.slice(0, 5) }
  },
}
type Parsed = Record<'number' | 'prefix' | 'street' | 'city' | 'state' | 'zip', string | undefined>
const american = peer('parse-address') as { parseLocation(text: string): Parsed | null } | null
if (american !== null) {
  parsers['parse-address'] = (text) => {
    const found = american.parseLocation(text)
    return Object.fromEntries(Object.entries(found ?? {}).map(([part, value]) => [part, value ?? '']))
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const share = (right: number, all: number): string => `${((100 * right) / all).toFixed(1)} %`.padStart(8)

const { alone, placed } = postcodeSamples()
print(`${alone.length} postcodes with their country, ${placed.length} with their state: judged right`)
for (const [name, judge] of Object.entries(judges)) {
  const right = (samples: readonly PostcodeSample[]): string =>
    share(samples.filter((sample) => judge(sample) === sample.valid).length, samples.length)
  print(`${name.padEnd(20)}${right(alone)}${right(placed)}`)
}

const samples = addressSamples(5000)
const PARTS = ['number', 'street', 'city', 'state', 'zip'] as const
print(`\n${samples.length} American addresses: parts found (street: its name is in it), and all of them`)
print(`${''.padEnd(20)}${[...PARTS, 'all'].map((part) => part.padStart(8)).join('')}   us each`)
for (const [name, parse] of Object.entries(parsers)) {
  const before = process.cpuUsage()
  const answers = samples.map(({ text }) => parse(text))
  const { user, system } = process.cpuUsage(before)
  const good = samples.map((sample, n) => PARTS.map((part) => isRight(part, sample[part], answers[n]?.[part] ?? '')))
  const columns = PARTS.map((_, p) => share(good.filter((parts) => parts[p]).length, samples.length))
  const all = share(good.filter((parts) => parts.every(Boolean)).length, samples.length)
  print(`${name.padEnd(20)}${columns.join('')}${all}   ${((user + system) / samples.length).toFixed(0)}`)
}

function isRight(part: (typeof PARTS)[number], wanted: string, found: string): boolean {
  const [a, b] = [wanted, found].map((text) => text.toLowerCase().replace(/[^a-z0-9]/g, '')) as [string, string]
  return part === 'street' ? b.includes(a) : a === b
}
