import { isUnit } from './address-parts.ts'

const KINDS =
  'st|street|ave|avenue|av|rd|road|dr|drive|blvd|boulevard|ln|lane|way|ct|court|pl|place|sq|square|ter|terrace|pkwy|parkway|hwy|highway|cir|circle|loop|trl|trail|plaza|plz|row|pike|aly|alley|cv|cove|pt|point|run|path|crescent|cres|close'
const UNIT = '(?:\\s(?:apt|apartment|suite|ste|unit|lot|rm|room|fl|floor|bldg|#)\\.?\\s*#?\\s*[\\w-]+)?'
const ROADS =
  'FM|RM|RR|CR|SR|SH|TR|US|I|state (?:road|route|rd|rte|hwy|highway)|county (?:road|route|rd|hwy|highway)|co\\.? rd|hwy|highway|route|rte|us (?:hwy|highway|route|rte)|interstate|farm to market(?: road| rd)?|ranch (?:road|rd)'

const STREETS = [
  new RegExp(`^(\\d.*?\\s(?:${KINDS})\\.?(?:\\s[NS]?[EW]?(?=\\s))?${UNIT})\\s+(\\D+)$`, 'i'),
  new RegExp(`^((?:p\\.?\\s?o\\.?|HC\\s\\d+|RR\\s\\d+)\\s?box\\s+#?\\w+)\\s+(\\D+)$`, 'i'),
  new RegExp(`^(\\d\\S*\\s+(?:[NSEW]{1,2}\\.?\\s+)?(?:${ROADS})[\\s-]+#?\\d+[A-Z]?${UNIT})\\s+(\\D+)$`, 'i'),
]

/** Behind a street or its number, these belong to it. */
const DIRECTION =
  /^(?:(?:service|frontage|access)\b.*|[NS]?[EW]?|north|south|east|west|north ?(?:east|west)|south ?(?:east|west))\.?$/i

/** Street and city of an address without commas: the kind of a street, its number or a post box stands between them. */
export function splitStreet(text: string): string[] {
  // A road that is known by its number comes first: "100 County Road 5 Springfield".
  for (const pattern of STREETS.toReversed()) {
    const found = pattern.exec(text)
    if (found !== null && !DIRECTION.test(found[2]!)) return [found[1]!, found[2]!]
  }
  return [text]
}

const LEADING_UNIT =
  /^((?:(?:apt|apartment|unit|suite|ste|floor|fl|room|rm|bldg|building|lot|space|spc|trlr)\.?\s*#?\s*(?:[\w-]*\d[\w-]*|[A-Z](?=\s))|#\s*[\w-]+))\s+(?=\p{L})/iu

/** Moves a unit that stands before the city (`# 234 Santa Fe`), or between street and city, behind the street. */
export function unitBeforeCity(pieces: string[]): void {
  for (let at = 1; at < pieces.length; at++) {
    const piece = pieces[at]!
    const [moved = '', unit = ''] = isUnit(piece) ? [piece, piece] : (LEADING_UNIT.exec(piece) ?? [])
    // The unit of an address that begins with it stands in the first piece.
    if (unit === '' || isUnit(pieces[at - 1]!)) continue
    pieces[at - 1] = `${pieces[at - 1]} ${unit}`
    pieces[at] = piece.slice(moved.length)
  }
}

const BUILDING =
  /\b(?:building|bldg|house|tower|cottage|plaza|hall|court|centre|center|mall|floor|flat|suite|unit|apt|block|villas?|lodge|farm|box)\b/i
/** Countries where a house number stands before the street, so that what has none above it is a name. */
const NUMBER_FIRST = new Set(['US', 'CA', 'AU', 'NZ'])

/** Takes out who the letter is for. */
export function dropAddressee(pieces: string[], country: string): void {
  const [first = '', second = ''] = pieces
  if (pieces.length < 3) return
  const isNamed = /^(?:c\/o|attn|attention|z\. ?hd)\b/i.test(first)
  const isAbove = NUMBER_FIRST.has(country) && !/\d/.test(first) && !BUILDING.test(first) && /^\d+\S*\s+\D/.test(second)
  if (isNamed || isAbove) pieces.shift()
}
