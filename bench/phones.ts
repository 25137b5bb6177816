/** Question: how often are our answers about phones Google's own, over every region, type and way to write? */
import { type CountryCode, parsePhoneNumberWithError } from 'libphonenumber-js/max'
import { parsePhoneNumberWithError as parseMin } from 'libphonenumber-js/min'
import { checkPhone } from '../src/contacts/phones/check-phone.ts'
import { askGoogle, type PhoneAnswer, phoneSamples, type PhoneSample } from './records/phone-samples.ts'

type Ask = (sample: PhoneSample) => PhoneAnswer

const NONE: PhoneAnswer = { valid: false, e164: null, type: null, region: null }

const ARMS: Record<string, Ask> = {
  regatta: ({ text, region }) => {
    const phone = checkPhone(text, region as CountryCode | null)
    return phone.valid ? { valid: true, e164: phone.e164, type: phone.type, region: phone.region } : NONE
  },
  'libphonenumber-js max': (sample) => plain(parsePhoneNumberWithError, sample),
  'libphonenumber-js min': (sample) => plain(parseMin, sample),
}

function plain(parse: typeof parsePhoneNumberWithError, { text, region }: PhoneSample): PhoneAnswer {
  try {
    const number = parse(text, region === null ? {} : { defaultCountry: region as CountryCode })
    if (!number.isValid()) return NONE
    const type = number.getType() ?? 'UNKNOWN'
    return { valid: true, e164: number.number, type, region: number.country ?? '001' }
  } catch {
    return NONE
  }
}

const samples = [...phoneSamples(Number(process.argv[2] ?? 2))]
const answers = samples.map(askGoogle)
print(`${samples.length} numbers; agreement with google-libphonenumber`)
print(
  `${'arm'.padEnd(24)}${['all', 'valid', 'e164', 'type', 'region'].map((name) => name.padStart(8)).join('')}   us/number`,
)
for (const [name, ask] of Object.entries(ARMS)) {
  for (const sample of samples.slice(0, 3000)) ask(sample)
  const before = process.cpuUsage()
  const ours = samples.map(ask)
  const { user } = process.cpuUsage(before)
  const rate = (same: (a: PhoneAnswer, b: PhoneAnswer) => boolean): string =>
    (ours.filter((answer, n) => same(answer, answers[n]!)).length / ours.length).toFixed(4).padStart(8)
  const fields = ['valid', 'e164', 'type', 'region'] as const
  const whole = rate((a, b) => fields.every((field) => a[field] === b[field]))
  const each = fields.map((field) => rate((a, b) => a[field] === b[field])).join('')
  print(`${name.padEnd(24)}${whole}${each}${(user / ours.length).toFixed(1).padStart(12)}`)
  if (name === 'regatta') differences(ours)
}

/** Where the two differ, by region: numbering plans of different days. */
function differences(ours: PhoneAnswer[]): void {
  const byRegion = new Map<string, number>()
  for (const [n, answer] of ours.entries()) {
    if (JSON.stringify(answer) === JSON.stringify(answers[n])) continue
    const region = answers[n]!.region ?? answer.region ?? 'none'
    byRegion.set(region, (byRegion.get(region) ?? 0) + 1)
  }
  print(`  differences by region: ${[...byRegion].map(([region, count]) => `${region} ${count}`).join(', ') || 'none'}`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
