import google from 'google-libphonenumber'

export interface PhoneSample {
  text: string
  region: string | null
  kind: string
  /**
   * What Google's library is asked in its place: it takes every letter for a key, those of a note behind a number as
   * well.
   */
  asked?: string
}

export interface PhoneAnswer {
  valid: boolean
  e164: string | null
  type: string | null
  region: string | null
}

const { PhoneNumberFormat, PhoneNumberType, PhoneNumberUtil } = google
const util = PhoneNumberUtil.getInstance()
const TYPES = Object.entries(PhoneNumberType).filter(([, number]) => number >= 0)
const NAMES = new Map(TYPES.map(([name, number]) => [number, name]))

/** Google's own answer, from its own JavaScript. */
export function askGoogle({ text, asked = text, region }: Omit<PhoneSample, 'kind'>): PhoneAnswer {
  try {
    const number = util.parse(asked, region ?? undefined)
    if (!util.isValidNumber(number)) return { valid: false, e164: null, type: null, region: null }
    return {
      valid: true,
      e164: util.format(number, PhoneNumberFormat.E164),
      type: NAMES.get(util.getNumberType(number)) ?? 'UNKNOWN',
      region: util.getRegionCodeForNumber(number) ?? null,
    }
  } catch {
    return { valid: false, e164: null, type: null, region: null }
  }
}

/** Numbers of every region and type as people write them, and the same numbers broken in ordinary ways. */
export function* phoneSamples(perExample: number): Generator<PhoneSample> {
  const random = seeded(7)
  for (const region of util.getSupportedRegions()) {
    for (const [, type] of TYPES) {
      const example = util.getExampleNumberForType(region, type)
      if (example === null || example === undefined || example.getNationalNumber() === undefined) continue
      yield* written(example, region, random)
      for (let n = 0; n < perExample; n++) yield* scrambled(example, region, random)
    }
  }
  for (const code of util.getSupportedGlobalNetworkCallingCodes()) {
    const example = util.getExampleNumberForNonGeoEntity(code)
    if (example) yield* written(example, '001', random)
  }
}

type GoogleNumber = ReturnType<typeof util.parse>

function* written(number: GoogleNumber, home: string, random: () => number): Generator<PhoneSample> {
  const region = home === '001' ? null : home
  const e164 = util.format(number, PhoneNumberFormat.E164)
  const international = util.format(number, PhoneNumberFormat.INTERNATIONAL)
  const national = util.format(number, PhoneNumberFormat.NATIONAL)
  const rfc = util.format(number, PhoneNumberFormat.RFC3966)
  const add = (kind: string, text: string, from: string | null = region): PhoneSample => ({ kind, text, region: from })
  yield add('e164', e164, null)
  yield add('e164, home', e164)
  yield add('international', international, null)
  yield add('rfc3966', rfc, null)
  yield add('national', national)
  yield add('national, no region', national, null)
  yield add('digits', national.replace(/\D/g, ''))
  yield add('significant', String(number.getNationalNumber()))
  yield add('calling code without plus', e164.slice(1))
  yield add('full width', wide(national))
  yield add('full width plus', wide(e164), null)
  yield add('extension', `${national} ext. 1234`)
  yield add('extension x', `${national} x99`)
  yield add('rfc extension', `${rfc};ext=56`, null)
  yield add('extension, Russian', `${national} доб. 77`)
  yield add('extension #', `${national} #123`)
  yield add('two commas', `${e164},,123#`, null)
  yield add('label', `Tel: ${national}`)
  yield add('label, plus', `Phone:${international}`, null)
  yield add(
    'Arabic digits',
    national.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
  )
  yield add('letters', `${national.slice(0, -4)}CALL`)
  yield add('letters, extension', `${international.slice(0, -4)}-TAXI ext 5`, null)
  yield add('phone context', `tel:${number.getNationalNumber()};phone-context=+${number.getCountryCode()}`, null)
  yield { ...add('trailing words', `${national} (office)`), asked: national }
  yield add('slash', national.replace(' ', '/'))
  yield add('en dash', international.replace(/[ -]/g, '\u2013'), null)
  yield add('no-break space', international.replace(/ /g, '\u00a0'), null)
  yield add('two pluses', `+${e164}`, null)
  yield add('trunk zero in brackets', international.replace(/ /, ' (0) '), null)
  yield add('dots', national.replace(/[ -]/g, '.'))
  yield add('double zero', `00 ${international.slice(1)}`, region ?? 'DE')
  yield add('011', `011 ${international.slice(1)}`, 'US')
  const away = ['US', 'DE', 'IT', 'AU', 'BR', 'JP', 'RU', 'IN'][Math.floor(random() * 8)]!
  yield add('from abroad', util.formatOutOfCountryCallingNumber(number, away), away)
  yield add('national, wrong region', national, away)
}

function* scrambled(number: GoogleNumber, region: string, random: () => number): Generator<PhoneSample> {
  const e164 = util.format(number, PhoneNumberFormat.E164)
  const code = String(number.getCountryCode())
  const digits = e164.slice(code.length + 1)
  const tail = Math.floor(random() * digits.length)
  const changed = digits.replace(/\d/g, (digit, at: number) => (at < tail ? digit : String(Math.floor(random() * 10))))
  yield { kind: 'changed digits', text: `+${code}${changed}`, region: null }
  yield { kind: 'changed digits, national', text: changed, region }
  yield { kind: 'one more', text: `+${code}${changed}${Math.floor(random() * 10)}`, region: null }
  yield { kind: 'one less', text: `+${code}${changed.slice(0, -1)}`, region: null }
  yield { kind: 'one less, national', text: changed.slice(0, -1), region }
}

function wide(text: string): string {
  return text.replace(/[+\d]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
}

/** mulberry32: the same numbers each time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
