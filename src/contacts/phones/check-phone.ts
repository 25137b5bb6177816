import {
  type CountryCode,
  Metadata,
  ParseError,
  parsePhoneNumberWithError,
  type PhoneNumber,
} from 'libphonenumber-js/max'
import { lettersRead } from './letters.ts'
import { phoneText } from './phone-text.ts'

/** Why a number is not one that can be called. */
export type PhoneError =
  | 'empty'
  | 'not_a_number'
  | 'no_region'
  | 'unknown_region'
  | 'unknown_calling_code'
  | 'too_short'
  | 'too_long'
  | 'not_assigned'

/** One number, in the terms of Google's libphonenumber. `e164`, `type` and `region` are of valid numbers only. */
export type Phone =
  | { valid: true; e164: string; type: string; region: string; extension: string | null }
  | { valid: false; error: PhoneError }

/** As Google's parser: what is longer is not looked at. */
const LONGEST = 250

/** Reads one number as it is dialled in `region` (an ISO code; null: only international numbers can be read). */
export function checkPhone(text: string, region: CountryCode | null): Phone {
  if (text.length > LONGEST) return { valid: false, error: 'too_long' }
  const dialled = phoneText(text)
  if (dialled === '') return { valid: false, error: text.trim() === '' ? 'empty' : 'not_a_number' }
  const first = readAny(dialled, region)
  if (typeof first !== 'string' && first.isValid()) return judge(first)
  for (const other of [...lettersRead(dialled), dialled]) {
    const number = readAny(other, region)
    if (typeof number !== 'string' && number.isValid()) return judge(number)
  }
  return typeof first === 'string' ? { valid: false, error: first } : judge(first)
}

/** A plus before an exit code (`+011 49`, `+00 49`) means no more than one of them. */
function readAny(text: string, region: CountryCode | null): PhoneNumber | PhoneError {
  const number = read(text, region)
  if (number !== 'unknown_calling_code' || !/^\+\s*0/.test(text)) return number
  const national = region === null ? number : read(text.slice(1), region)
  const international = typeof national === 'string' ? read(text.replace(/^\+\s*(?:011|00)/, '+'), region) : national
  return typeof international === 'string' ? number : international
}

function read(text: string, region: CountryCode | null): PhoneNumber | PhoneError {
  try {
    const options = { extract: false, ...(region === null ? {} : { defaultCountry: region }) }
    return parsePhoneNumberWithError(text, options)
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return errorOf(error.message, text, region)
  }
}

function errorOf(message: string, text: string, region: CountryCode | null): PhoneError {
  if (message === 'TOO_SHORT') return 'too_short'
  if (message === 'TOO_LONG') return 'too_long'
  if (message !== 'INVALID_COUNTRY') return 'not_a_number'
  return region === null && !text.startsWith('+') ? 'no_region' : 'unknown_calling_code'
}

function judge(number: PhoneNumber): Phone {
  if (number.isValid()) {
    const region = number.country ?? '001'
    const type = typeOf(number, region)
    return { valid: true, e164: number.number, type, region, extension: number.ext ?? null }
  }
  return { valid: false, error: lengthError(number) ?? 'not_assigned' }
}

const metadata = new Metadata()

function lengthError({ countryCallingCode, country, nationalNumber }: PhoneNumber): PhoneError | null {
  // Its types want a region, and take a calling code as well.
  metadata.selectNumberingPlan((country ?? countryCallingCode) as CountryCode)
  const lengths = metadata.numberingPlan?.possibleLengths() ?? []
  if (lengths.includes(nationalNumber.length)) return null
  return nationalNumber.length < Math.max(...lengths) ? 'too_short' : 'too_long'
}

function typeOf(number: PhoneNumber, region: string): string {
  const type = number.getType() ?? 'UNKNOWN'
  // Tristan da Cunha has no mobile network; the library takes a missing plan for one that equals the fixed lines'.
  return region === 'TA' && type === 'FIXED_LINE_OR_MOBILE' ? 'FIXED_LINE' : type
}
