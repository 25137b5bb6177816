import { htmlText } from '../../tree/html-text.ts'
import { parseFast } from '../../tree/parse/parse-fast.ts'
import { completedRow } from '../completed-row.ts'
import { emptyRow, type DirectoryRow } from '../directory-row.ts'
import { addressOfText } from '../fields/address.ts'
import { cleanName } from '../fields/clean-name.ts'
import { coordinates, type Coordinates } from '../fields/coordinates.ts'
import { plainEmail } from '../fields/emails.ts'
import { mayBeDate } from '../fields/signals.ts'
import { isDocumentLink, isSameSite, pageLink } from '../fields/links.ts'
import type { Meaning } from '../fields/meanings.ts'
import { labelledCells } from '../rows/cells.ts'
import { contactsOf } from '../rows/row-contacts.ts'
import { nameCells } from '../rows/row-name.ts'
import { rowPieces } from '../rows/row-pieces.ts'
import type { ReadRow, RowSetting } from '../rows/read-rows.ts'
import { numberOf } from '../rows/row-dates.ts'
import type { FlatRecord } from './record-lists.ts'

/** Reads records of JSON by what their keys mean; keys near the top of a record count before those deeper in it. */
export function readRecords(records: readonly FlatRecord[][], context: RowSetting): ReadRow[] {
  return records.flatMap((record) => {
    const row = rowOf(record, context)
    return row.name === null
      ? []
      : [{ row, elements: [], text: JSON.stringify(record.map(({ path, value }) => [path, value])) }]
  })
}

function rowOf(record: FlatRecord[], context: RowSetting): DirectoryRow {
  const sorted = record.toSorted((a, b) => a.depth - b.depth)
  const text = (meaning: Meaning): string | null => {
    for (const { meaning: its, value } of sorted) {
      if (its !== meaning) continue
      const shown = htmlText(String(value))
      if (shown !== '') return shown
    }
    return null
  }
  const number = sorted.find(({ meaning, key }) => meaning === 'number' && !COUNTS.test(key))?.value?.toString() ?? null
  const markup = sorted.find(({ key, value }) => typeof value === 'string' && MARKUP_KEYS.test(key) && value.length > 3)
  const fromMarkup = markup === undefined ? null : rowOfMarkup(String(markup.value), context, nameOf(sorted) !== null)
  const address = addressOf(sorted, text, context.country)
  const written = nameOf(sorted)
  const { name, number: fromName } = written === null ? { name: null, number: null } : cleanName(written)
  const links = linksIn(sorted, context.base)
  const own: DirectoryRow = {
    ...emptyRow(),
    ...address,
    name: name ?? fromMarkup?.name ?? null,
    url: links.own,
    web: links.web,
    id: idOf(sorted),
    date: dateOf(sorted),
    number: number !== null && /\d/.test(number) ? number : fromName,
    phone: phoneOf(sorted),
    email: plainEmail(text('email') ?? ''),
    ...placeOf(sorted),
  }
  return fromMarkup === null ? own : completedRow(own, fromMarkup)
}

/** What has digits enough for a number that somebody answers. */
function phoneOf(record: readonly FlatRecord[]): string | null {
  const found = record.find(({ meaning, value }) => meaning === 'phone' && String(value).replace(/\D/g, '').length >= 5)
  return found === undefined ? null : htmlText(String(found.value))
}

/** What can be a day: a count of seconds or milliseconds among them, a lone number not. */
function dateOf(record: readonly FlatRecord[]): string | null {
  for (const { meaning, value } of record) {
    if (meaning !== 'date') continue
    const shown = htmlText(String(value))
    if (/\d{4}|\d[/.-]\d/.test(shown) || mayBeDate(shown)) return shown
  }
  return null
}

/** Keys of how many there are, which no record is known by. */
const COUNTS = /^(?:num(?:ber)?_?of|no_?of|count|total)|(?:count|total|reviews?|ratings?|likes|views)$/i

const MARKUP_KEYS =
  /^(?:html|description|content|popup|info(?:window)?|body|text|infowindowcontent|popupcontent|bubble|address_?html)$/i

function rowOfMarkup(html: string, { country, base }: RowSetting, isNamed: boolean): DirectoryRow {
  const tree = parseFast(html)
  const cells = labelledCells(rowPieces(tree.root.children))
  const name = isNamed ? null : (nameCells([cells])[0] ?? null)
  const link = tree.elements.find(
    ({ name: tag, attribs }) => tag === 'a' && pageLink(attribs['href'] ?? '', base) !== null,
  )
  return {
    ...emptyRow(),
    ...contactsOf(cells, tree.elements, name, country),
    name: name === null ? null : cleanName(name.text).name,
    number: numberOf(cells, name),
    url: link === undefined ? null : pageLink(link.attribs['href'] ?? '', base),
  }
}

/** The key that is called so alone counts before one in which the word stands: `name`, then `county_name`. */
function nameOf(record: readonly FlatRecord[]): string | null {
  const named = record.filter(
    ({ meaning, value }) => meaning === 'name' && typeof value === 'string' && /\p{L}/u.test(value),
  )
  const [best] = named.toSorted((a, b) => a.depth - b.depth || rankOf(a.key) - rankOf(b.key))
  return best === undefined ? null : htmlText(String(best.value))
}

function rankOf(key: string): number {
  const at = NAMES.indexOf(key.toLowerCase().replace(/[_-]/g, ''))
  return at === -1 ? NAMES.length : at
}

const NAMES = [
  'name',
  'title',
  'casename',
  'casetitle',
  'caption',
  'store',
  'displayname',
  'fullname',
  'nombre',
  'nom',
  'nazwa',
  'titel',
  'titulo',
]

function idOf(record: readonly FlatRecord[]): string | null {
  const found = record.find(
    ({ meaning, key, depth, value }) =>
      meaning === 'id' && depth <= 1 && /^(?:_?id|uid|guid|uuid|@id|key|slug)$|id$/i.test(key) && String(value) !== '',
  )
  return found === undefined ? null : String(found.value)
}

function addressOf(
  record: readonly FlatRecord[],
  text: (meaning: Meaning) => string | null,
  country: string | null,
): Pick<DirectoryRow, 'street' | 'city' | 'state' | 'postcode' | 'country'> {
  const stated = {
    street: text('street'),
    city: text('city'),
    state: text('state'),
    postcode: text('postcode'),
    country: text('country'),
  }
  const whole = record.find(({ meaning, value }) => meaning === 'address' && typeof value === 'string' && value !== '')
  if (whole === undefined) return stated
  const written = htmlText(String(whole.value).replace(/<br\s?\/?>|\r?\n/gi, ', '))
  // Beside a town of its own it is the street alone.
  if (stated.city !== null || stated.postcode !== null) return { ...stated, street: stated.street ?? written }
  const read = addressOfText(written, country)
  return {
    street: stated.street ?? read.street,
    city: read.city,
    state: stated.state ?? read.state,
    postcode: read.postcode,
    country: stated.country ?? read.country,
  }
}

function placeOf(record: readonly FlatRecord[]): Coordinates {
  const find = (meaning: Meaning): FlatRecord | undefined => record.find((one) => one.meaning === meaning)
  const [lat, lng] = [find('latitude'), find('longitude')]
  if (lat !== undefined && lng !== undefined) return coordinates(lat.value, lng.value)
  for (const { value, key } of record) {
    const pair = /coord|latlng|position|location|geo|point/i.test(key)
      ? /^\s?(-?\d{1,3}\.\d+)\s?[,; ]\s?(-?\d{1,3}\.\d+)\s?$/.exec(String(value))
      : null
    if (pair !== null) return coordinates(pair[1]!, pair[2]!)
  }
  return coordinates('', '')
}

function linksIn(record: readonly FlatRecord[], base: string): { own: string | null; web: string | null } {
  const links = record.flatMap(({ key, value, meaning }) => {
    if (typeof value !== 'string' || value.length > 2000 || /\s/.test(value.trim())) return []
    const isLink =
      LINK_KEYS.test(key) ||
      meaning === 'web' ||
      (meaning === 'document' && /[./]/.test(value)) ||
      /^https?:\/\//i.test(value)
    if (!isLink || PICTURE.test(value) || PICTURE_KEYS.test(key)) return []
    const plain = /^www\./i.test(value) ? `http://${value}` : value
    const url = pageLink(plain, base)
    return url === null || !/[./]/.test(value) ? [] : [{ url, key, meaning }]
  })
  const isWeb = ({ url, meaning }: (typeof links)[number]): boolean =>
    !isSameSite(url, base) && (meaning === 'web' || !isDocumentLink(url))
  const pages = links.filter((link) => !isWeb(link))
  const own =
    pages.find(({ url }) => isDocumentLink(url)) ?? pages.find(({ meaning }) => meaning === 'document') ?? pages[0]
  return { own: own?.url ?? null, web: links.find(isWeb)?.url ?? null }
}

const LINK_KEYS = /(?:^|_|-)(?:url|link|href|permalink|uri|path)$|(?:Url|Link|Uri|URL|Path|Href)$/
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|css|js)(?:$|\?)/i
const PICTURE_KEYS = /image|photo|logo|icon|thumb|avatar|picture|@context|@id/i
