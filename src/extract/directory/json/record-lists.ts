import { meaningOf, type Meaning } from '../fields/meanings.ts'
import { SentNumber } from '../../json/sent-json.ts'

/** Values of one object by the path of their keys (`address.street`), with what each key means. */
export interface FlatRecord {
  path: string
  key: string
  meaning: Meaning | null
  depth: number
  value: string | number
}

/** A list of like objects in JSON that may be records. */
export interface RecordList {
  records: FlatRecord[][]
  /** Where it stands: `data.locations`. */
  path: string
  score: number
}

/** The lists of like objects in a value, the best first: many records, of which many keys are known. */
export function recordLists(root: unknown): RecordList[] {
  const lists: RecordList[] = []
  const queue: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }]
  for (let n = 0; n < queue.length && n < MOST; n++) {
    const { value, path, depth } = queue[n]!
    if (typeof value !== 'object' || value === null || depth > DEEPEST) continue
    const items = itemsIn(value)
    if (items.length > 0) {
      const list = listOf(items, path)
      if (list !== null) lists.push(list)
    }
    // What is within records is theirs, unless they are few.
    const inner = Array.isArray(value) ? value.slice(0, items.length > MANY ? 3 : MANY) : Object.values(value)
    const keys = Array.isArray(value) ? null : Object.keys(value)
    for (const [i, one] of inner.entries()) {
      const key = keys?.[i] ?? ''
      if (typeof one === 'object' && one !== null)
        queue.push({ value: one, path: key === '' ? path : `${path}.${key}`, depth: depth + 1 })
    }
  }
  return lists.toSorted((a, b) => b.score - a.score)
}

const MOST = 20_000
const DEEPEST = 12
const MANY = 30

/** Objects of a list; also those of a mapping of ids to objects, and rows of texts and coordinates. */
function itemsIn(value: object): unknown[] {
  if (Array.isArray(value)) {
    const objects = value.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
    if (objects.length * 2 > value.length) return objects
    const rows = value.filter((item) => Array.isArray(item) && isMarker(item))
    return rows.length * 2 > value.length ? rows.map((row) => markerOf(row as unknown[])) : []
  }
  const entries = Object.entries(value)
  const isMapping =
    entries.length >= 3 &&
    entries.every(([, item]) => typeof item === 'object' && item !== null && !Array.isArray(item))
  if (!isMapping) return []
  const shapes = new Set(
    entries.slice(0, 20).map(([, item]) =>
      Object.keys(item as object)
        .toSorted()
        .join(),
    ),
  )
  return shapes.size <= 3 ? entries.map(([key, item]) => ({ id: key, ...(item as object) })) : []
}

/** `['Town hall', 33.9, -84.2, 4]`, as the examples of maps have it. */
function isMarker(row: readonly unknown[]): boolean {
  const numbers = row.filter(
    (cell) => typeof cell === 'number' || (typeof cell === 'string' && /^-?\d{1,3}\.\d+$/.test(cell)),
  )
  return typeof row[0] === 'string' && numbers.length >= 2 && row.length <= 12
}

function markerOf(row: readonly unknown[]): Record<string, unknown> {
  const at = row.findIndex(
    (cell) => (typeof cell === 'number' || typeof cell === 'string') && /^-?\d{1,3}\.\d+$/.test(String(cell)),
  )
  const texts = row.filter((cell, n) => n > 0 && n !== at && n !== at + 1 && typeof cell === 'string')
  return { name: row[0], lat: row[at], lng: row[at + 1], html: texts.join('<br>') }
}

function listOf(items: readonly unknown[], path: string): RecordList | null {
  const records = items.map((item) => flat(item))
  const sample = records.slice(0, 30)
  const named = sample.filter((record) => record.some(isName)).length
  if (named * 2 < sample.length) return null
  const mean = sample.reduce((sum, record) => sum + worthOf(record), 0) / sample.length
  const shown = path.replace(/^\./, '')
  return { records, path: shown, score: items.length ** 0.95 * mean * (isAside(shown) ? 0.1 : 1) }
}

/** Lists that pages hold beside their records. */
const ASIDE =
  /^(?:nav|menu|mainmenu|submenu|navigation|footer|header|lang|language|languages|locales|countries|currencies|filters?|facets?|breadcrumbs?|i18n|translations?|categories|tags|features?flags?|related|recommended|recommendations|sort|sorting|scripts|styles|images|social|sociallinks)$/i

function isAside(path: string): boolean {
  return path.split('.').some((key) => ASIDE.test(key.replaceAll(/[^a-z]/gi, '')))
}

function isName({ meaning, key, value }: FlatRecord): boolean {
  if (typeof value !== 'string' || !/\p{L}{2}/u.test(value)) return false
  return meaning === 'name' || (key === 'html' && value.length > 10) || key === 'description'
}

/** What a record says, on the scale of the rows of pages. */
function worthOf(record: readonly FlatRecord[]): number {
  const says = (meanings: readonly Meaning[], like: RegExp): boolean =>
    record.some(({ meaning, value }) => meaning !== null && meanings.includes(meaning) && like.test(String(value)))
  const has = (meanings: readonly Meaning[], like: RegExp, worth: number): number => (says(meanings, like) ? worth : 0)
  if (!record.some(isName)) return 0.05
  return (
    1 +
    has(['date'], /\d{4}|\d\/\d/, 1.2) +
    has(['number'], /\d/, 0.7) +
    has(['phone'], /\d.*\d.*\d.*\d.*\d/, 1) +
    has(['email'], /@/, 0.8) +
    has(['street', 'address', 'city', 'postcode'], /\S/, 1) +
    has(['document'], /[./]/, 0.9) +
    has(['web'], /[./]/, 0.6) +
    has(['latitude'], /^-?\d/, 1)
  )
}

function flat(item: unknown): FlatRecord[] {
  const found: FlatRecord[] = []
  const visit = (value: unknown, path: string, depth: number): void => {
    if (found.length >= MOST_KEYS) return
    if (typeof value === 'string' || typeof value === 'number') add(value, path, depth)
    else if (Array.isArray(value)) {
      if (value.length === 2 && value.every((one) => typeof one === 'number') && POINT.test(path))
        addPoint(value, path, depth)
      else for (const one of value.slice(0, 3)) visit(one, path, depth + 1)
    } else if (typeof value === 'object' && value !== null) {
      if (depth > 4) return
      if (isNumberSent(value)) add(String(value), path, depth)
      else
        for (const [key, inner] of Object.entries(value)) visit(inner, path === '' ? key : `${path}.${key}`, depth + 1)
    }
  }
  const add = (value: string | number, path: string, depth: number): void => {
    const keys = path.split('.')
    // WordPress says `title: {rendered: ...}`, others `name: {value: ...}` or `{en: ...}`.
    while (keys.length > 1 && WRAPS.test(keys.at(-1)!)) keys.pop()
    const key = keys.at(-1)!
    found.push({ path, key, meaning: meaningOf(key), depth: Math.min(depth, keys.length), value })
  }
  const addPoint = (point: unknown[], path: string, depth: number): void => {
    const isGeo = /coordinates$/i.test(path)
    const [first, second] = point as [number, number]
    found.push({ path: `${path}.lat`, key: 'lat', meaning: 'latitude', depth, value: isGeo ? second : first })
    found.push({ path: `${path}.lng`, key: 'lng', meaning: 'longitude', depth, value: isGeo ? first : second })
  }
  visit(item, '', 0)
  return found
}

const MOST_KEYS = 300
const POINT = /coord|position|latlng|location|point|geo/i
const WRAPS = /^(?:rendered|value|text|_?label|en|de|fr|es|it|pt|pl|@value|content|plain|0)$/i

/** A number that JavaScript would write otherwise keeps its digits in an object (sent-json). */
function isNumberSent(value: object): value is SentNumber {
  return value instanceof SentNumber
}
