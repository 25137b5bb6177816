/** The parts of an address; what is not there is empty. */
export interface AddressParts {
  /** House number and street as written on a letter, without the unit. */
  street: string
  /** Flat, suite, floor. */
  unit: string
  city: string
  state: string
  postcode: string
  /** ISO code, or what was written where a country stands. */
  country: string
}

export const NO_PARTS: AddressParts = { street: '', unit: '', city: '', state: '', postcode: '', country: '' }

type Role = keyof AddressParts

const ROLES: [Role, RegExp][] = [
  ['postcode', /zip|post_?al|post_?code|plz|\bcp\b|cep\b|pin_?code/i],
  ['country', /country|nation|land$|pays|pais/i],
  ['unit', /unit|apt|apartment|suite|flat|line_?2|address_?2|addr_?2/i],
  ['state', /state|province|region|county|prefecture|bundesland|kanton|estado|\bst\b/i],
  ['city', /city|town|locality|place|suburb|\bort\b|stadt|ville|ciudad|cidade/i],
  ['street', /street|addr|road|line_?1|stra(ss|ß)e|\brue\b|calle|house|number/i],
]

/** What the columns of an address hold, by their names; one whose name says nothing holds a part of the street. */
export function rolesOf(columns: readonly string[]): Role[] {
  return columns.map((column) => ROLES.find(([, pattern]) => pattern.test(column))?.[0] ?? 'street')
}

/** The parts that the cells of these roles hold; several of one role are joined. */
export function partsFrom(roles: readonly Role[], cells: readonly string[]): AddressParts {
  const parts = { ...NO_PARTS }
  for (const [n, role] of roles.entries()) {
    const text = tidy(cells[n] ?? '')
    if (text !== '') parts[role] = parts[role] === '' ? text : `${parts[role]}${role === 'street' ? ' ' : ', '}${text}`
  }
  return splitUnit(parts)
}

const KIND =
  'apt|apartment|unit|suite|ste|floor|fl|room|rm|flat|wohnung|whg|piso|apto|appt|bldg|building|tower|block|blk|lot|spc|trlr'
const ONE_UNIT = `(?:(?:${KIND})(?![a-z])\\.?\\s*#?\\s*[\\w-]+|#\\s*[\\w-]+|\\d+(?:st|nd|rd|th) fl(?:oor)?|\\d+/F)`
const UNIT = new RegExp(`[\\s,]+(${ONE_UNIT}(?:[\\s,]+${ONE_UNIT})?)$`, 'i')
const UNIT_ALONE = new RegExp(`^${ONE_UNIT}$`, 'i')
const UNITS_FIRST = new RegExp(`^((?:${ONE_UNIT}(?:,\\s*|\\s+(?=\\d)))+)(?=\\d)`, 'i')

/** Whether a text is a unit and nothing else. */
export function isUnit(text: string): boolean {
  return UNIT_ALONE.test(text)
}

/** The unit behind the street or before it, as its own part. */
export function splitUnit(parts: AddressParts): AddressParts {
  if (parts.unit !== '') return parts
  const first = UNITS_FIRST.exec(parts.street)
  if (first !== null) return { ...parts, street: parts.street.slice(first[0].length), unit: tidy(first[1] ?? '') }
  const found = UNIT.exec(parts.street)
  if (found === null) return parts
  return { ...parts, street: parts.street.slice(0, found.index), unit: tidy(found[1] ?? '') }
}

/** One space between words, none at the ends, no lone commas. */
export function tidy(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s,;]+/, '')
    .replace(/(?<![\s,;])[\s,;]+$/, '')
    .replace(/ ,/g, ',')
}
