/** What a text looks like by itself, cheaply; whether it is so is decided by the readers of each field. */
export interface Signals {
  letters: number
  digits: number
  email: boolean
  phone: boolean
  date: boolean
  number: boolean
  street: boolean
  postcode: boolean
}

/** The signals of one piece of text; long texts are judged by their beginning. */
export function signalsOf(text: string): Signals {
  const shown = text.length > LONGEST ? text.slice(0, LONGEST) : text
  const digits = shown.replace(/\D/g, '').length
  const date = digits > 0 && mayBeDate(shown)
  const email = EMAIL.test(shown)
  const phone = digits >= 7 && !date && !email && PHONE.test(shown)
  return {
    letters: shown.replace(/[^\p{L}]/gu, '').length,
    digits,
    email,
    phone,
    date,
    number: digits > 0 && !phone && !email && isFileNumber(shown) && !(date && !HAS_LETTER_CODE.test(shown)),
    street: digits > 0 && !date && (namesStreet(shown) || (HOUSE_NUMBER.test(shown) && /,|\d{4}/.test(shown))),
    postcode: digits >= 4 && !date && POSTCODE.test(shown),
  }
}

/** A text that is a docket, a file number or the like and nothing else, one or several: `13-1234`, `CV 2013 0042`. */
export function isFileNumber(text: string): boolean {
  if (text.length > LONGEST_NUMBER) return false
  const words = text
    .replace(PREFIX, '')
    .split(/[\s,;&]+/)
    .filter((word) => word !== '')
  if (words.length === 0 || words.length > 8 || !words.some((word) => /\d/.test(word))) return false
  if (words.length === 1 && /^(?:19|20)\d\d$/.test(words[0]!)) return false
  return words.every((word) => FILE_WORD.test(word) || LINKING.test(word))
}

/** Whether a text has what streets are called, or a house number where one stands. */
export function isStreet(text: string): boolean {
  return text.length <= 120 && (namesStreet(text) || HOUSE_NUMBER.test(text))
}

/**
 * Whether a text has what streets are called: a number before a word may be of anything, such as a place in a table.
 */
export function namesStreet(text: string): boolean {
  if (text.length > 120) return false
  if (/^(?:P\.?\s?O\.?\s?Box|Postfach|Apartado|BP)\s/i.test(text)) return true
  return /\d/.test(text) && STREET_WORD.test(text) && !COURT_OF_LAW.test(text)
}

/**
 * Whether a line is a street and nothing else: its number stands where that of a house does, and it is no sentence in
 * which a road or a place happens to be.
 */
export function isStreetAlone(text: string): boolean {
  if (text.length > 90 || /[!?…©]/.test(text) || COURT_OF_LAW.test(text)) return false
  return (
    ENGLISH_STREET.test(text) ||
    OTHER_STREET.test(text) ||
    VIA.test(text) ||
    /^(?:P\.?\s?O\.?\s?Box|Postfach|Apartado)\s\d/i.test(text)
  )
}

/** Whether a text may name a day. */
export function mayBeDate(text: string): boolean {
  return DATE.test(text) || MONTH.test(text) || /\d\s?[年.]\s?\d{1,2}\s?[月.]/.test(text)
}

const LONGEST = 400
const LONGEST_NUMBER = 60
const EMAIL = /[\w.+-]{1,64}\s?(?:@|[[({]\s?(?:at|AT|arroba|@)\s?[\])}])\s?[\w-]+/
const PHONE =
  /\+\d[\d\s().\-/‑–]{6,22}\d|\(0?\d{1,5}\)[\d\s.\-/‑–]{4,14}\d|\b0\d[\d\s().\-/‑–]{5,18}\d|\b[1-9]\d\d[-.\s]\d{3}[-.\s]\d{3,4}\b|\b[1-9]\d\d-\d{4}\b|\b\d{2,3}\s\d{2,3}\s\d{2,3}(?:\s\d{2,3})?\b/
const DATE = /(?:^|[^\d./-])(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d)(?![\d/-])/
const MONTHS =
  'jan(?:uary|uar|vier|v)?|enero|ene|gennaio|gen|janeiro|stycznia|feb(?:ruary|ruar|rero|braio)?|f[ée]v(?:rier|r|ereiro)?|lutego|mar(?:ch|s|zo|ço|ca)?|märz|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?|kwietnia|mai|may|mayo|maggio|mag|maio|maja|june?|juni|juin|junio|giugno|giu|junho|czerwca|july?|juli|juillet|juil|julio|luglio|lug|julho|lipca|aug(?:ust|ustus)?|ao[ûu]t|agosto|ago|sierpnia|sept?(?:ember|embre|iembre)?|settembre|set(?:embro)?|września|okt(?:ober)?|oct(?:ober|obre|ubre)?|ottobre|ott|out(?:ubro)?|października|nov(?:ember|embre|iembre|embro)?|listopada|de[cz](?:ember|embro)?|d[ée]c(?:embre)?|dic(?:iembre|embre)?|grudnia'
const MONTH = new RegExp(
  `(?:\\d(?:st|nd|rd|th|er|º|\\.)?,? (?:de |of )?(?:${MONTHS})\\b|(?<!\\p{L})(?:${MONTHS})\\.?,? \\d)`,
  'iu',
)
const PREFIX = /^(?:nos?\.?|docket|case|cause|file|ref\.?|#|appeal)\s{0,3}(?:nos?\.?|numbers?|#)?:?\s{0,3}/i
const FILE_WORD = /^[(#]?(?:[A-Z]{0,6}[-./:]?)?\d[\dA-Za-z]*(?:[-./:_–][\dA-Za-z()]{1,12}){0,6}\)?\.?$/
const LINKING = /^(?:[A-Z]{1,6}|[A-Z]\.[A-Z]\.?|and|&|No\.?|Nos\.?|-|et|al\.?|[IVX]+)$/
const HAS_LETTER_CODE = /[A-Z]{2}\d|\d[A-Z]{2}/
const STREET_WORD =
  /\b(?:street|avenue|ave\.?|road|rd\.?|drive|dr\.|boulevard|blvd\.?|lane|ln\.|highway|hwy\.?|parkway|court|place|square|terrace|crescent|rue|avenue|calle|avenida|av\.|carrera|via|viale|piazza|corso|rua|travessa|praça|ulica|ul\.|al\.|plac|straat|laan|plein|weg)(?!\p{L})|\p{L}(?:straße|strasse|str\.|weg|platz|gasse|allee|ring|damm|ufer|straat|laan|gade|gatan|vej)(?!\p{L})/iu
const ENGLISH_STREET =
  /^\d{1,6}[A-Za-z]?(?:[-–/]\d{1,5})?,? (?:[\p{L}\d.'’-]{1,20} ){0,5}(?:street|st|avenue|ave|road|rd|drive|dr|boulevard|blvd|lane|ln|highway|hwy|parkway|pkwy|court|ct|place|pl|square|sq|terrace|crescent|circle|cir|trail|way|close|row|hill|broadway)\.?(?=$|[,.;#(]|\s(?:suite|ste|apt|unit|floor|fl|room|rm|bldg|building|n|s|e|w|ne|nw|se|sw|north|south|east|west|\d))/iu
const OTHER_STREET =
  /^(?:\d{1,4},? ?(?:bis |ter )?)?(?:rue|avenue|place|boulevard|chemin|calle|c\/|avenida|avda\.?|av\.|plaza|carrera|viale|piazza|corso|rua|travessa|praça|ulica|ul\.|al\.|plac)\s\S.{0,50}$(?<=\d.{0,50})|^(?:[\p{L}.'’-]{1,25} ){0,4}\p{L}{2,25}(?:straße|strasse|str\.|weg|platz|gasse|allee|ring|damm|ufer|straat|laan|gade|gatan|vej) \d{1,4}/iu
const VIA = /^[Vv]ia \p{Lu}[\p{L} .'’]{1,40},? \d{1,4}/u
const HOUSE_NUMBER = /^\d{1,5}[A-Za-z]?\s+\p{Lu}/u
const COURT_OF_LAW =
  /\b(?:supreme|district|circuit|appeals?|appellate|superior|high|county|municipal|federal|crown|family|probate|magistrates?)(?:'s)? courts?\b|\bcourts? of\b/i
const POSTCODE =
  /\b(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{2}-\d{3}|\d{4}\s?[A-Z]{2})\b/
