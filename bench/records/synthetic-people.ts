import type { Row } from '../../src/records/duplicates/options.ts'

export interface People {
  rows: Row[]
  /** The person of each row. */
  person: Int32Array
}

const SYLLABLES =
  'ba be bi bo da de do fa fi ga go ha he ja jo ka ke ki la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se si so ta te ti to va vi wa we ya yo za'.split(
    ' ',
  )
const ENDS = ['', 'n', 'r', 's', 'l', 'th', 'ck', 'nd', 'm', 'y']
const STREETS = ['street', 'road', 'avenue', 'lane', 'court', 'drive', 'place', 'close']
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/**
 * People made up of syllables, some of them twice and more: half of the rows' worth `share` are copies with one to
 * `most` mistakes (typos, swapped letters, day for month, empty cells, cells in each other's place). The same for the
 * same seed.
 */
export function syntheticPeople(originals: number, copies: number, most = 4, seed = 7, perPerson = 3): People {
  const random = mulberry(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  // Names are shared as in life: a few by many.
  const skewed = (limit: number): number => Math.floor(limit * random() ** 2.5)
  const word = (n: number, syllables: number): string => {
    let [text, rest] = ['', n]
    for (let i = 0; i < syllables; i++) {
      text += SYLLABLES[rest % SYLLABLES.length]!
      rest = Math.floor(rest / SYLLABLES.length)
    }
    return text + ENDS[n % ENDS.length]!
  }
  const rows: Record<string, string>[] = []
  const person: number[] = []
  for (let i = 0; i < originals; i++) {
    const place = skewed(3000)
    rows.push({
      given_name: word(skewed(2000) * 7, 2),
      surname: word(skewed(40_000) * 3, 3),
      street: `${1 + skewed(400)} ${word(skewed(30_000) * 11, 3)} ${STREETS[below(STREETS.length)]!}`,
      suburb: word(place * 13, 3),
      postcode: String(10_000 + place * 17),
      born: `${1930 + below(75)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`,
      phone: `0${below(9) + 1}${String(below(1e8)).padStart(8, '0')}`,
    })
    person.push(i)
  }
  const had = new Map<number, number>()
  for (let i = 0; i < copies; i++) {
    let origin = below(originals)
    while ((had.get(origin) ?? 0) >= perPerson) origin = below(originals)
    had.set(origin, (had.get(origin) ?? 0) + 1)
    const copy = { ...rows[origin]! }
    for (let mistakes = 1 + below(most); mistakes > 0; mistakes--) spoil(copy, below)
    rows.push(copy)
    person.push(origin)
  }
  for (let i = rows.length - 1; i > 0; i--) {
    const j = below(i + 1)
    ;[rows[i], rows[j]] = [rows[j]!, rows[i]!]
    ;[person[i], person[j]] = [person[j]!, person[i]!]
  }
  return { rows, person: Int32Array.from(person) }
}

function spoil(row: Record<string, string>, below: (limit: number) => number): void {
  const names = Object.keys(row)
  const column = names[below(names.length)]!
  const value = row[column]!
  const kind = below(10)
  if (kind === 0) row[column] = ''
  else if (kind === 1) [row['given_name'], row['surname']] = [row['surname']!, row['given_name']!]
  else if (kind === 2) row['born'] = row['born']!.replace(/^(\d+)-(\d+)-(\d+)$/, '$1-$3-$2')
  else if (value.length > 1) {
    const at = below(value.length - 1)
    const letter = /\d/.test(value[at]!) ? String(below(10)) : LETTERS[below(26)]!
    if (kind < 5) row[column] = value.slice(0, at) + letter + value.slice(at + 1)
    else if (kind < 7) row[column] = value.slice(0, at) + value.slice(at + 1)
    else if (kind < 8) row[column] = value.slice(0, at) + letter + value.slice(at)
    else row[column] = value.slice(0, at) + value[at + 1]! + value[at]! + value.slice(at + 2)
  }
}

/** A small generator with a seed: the same people on every machine. */
export function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
