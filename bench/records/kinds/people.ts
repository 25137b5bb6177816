import { mulberry } from '../synthetic-people.ts'
import {
  oneFile,
  pick,
  times,
  twoFiles,
  typo,
  whole,
  word,
  zipf,
  type Cells,
  type MakeKind,
  type Of,
  type R,
} from './made.ts'

interface Town {
  given: string[]
  family: string[]
  streets: string[]
  suburbs: string[]
}

const STATES = ['nsw', 'vic', 'qld', 'wa', 'sa', 'tas']
const WAYS = ['street', 'place', 'crescent', 'court', 'road', 'circuit', 'avenue']

const town = (r: R): Town => ({
  given: times(400, () => word(r, 2)),
  family: times(2500, () => word(r)),
  streets: times(1200, () => `${word(r)} ${pick(r, WAYS)}`),
  suburbs: times(700, () => word(r)),
})

function person(r: R, { given, family, streets, suburbs }: Town): Cells {
  const two = (n: number): string => String(n).padStart(2, '0')
  return {
    given_name: r() < 0.03 ? '' : given[zipf(r, given.length)]!,
    surname: r() < 0.02 ? '' : family[zipf(r, family.length)]!,
    street_number: r() < 0.04 ? '' : String(1 + zipf(r, 300)),
    address_1: streets[zipf(r, streets.length)]!,
    address_2: r() < 0.4 ? '' : `${word(r)} ${pick(r, ['village', 'flat', 'park', 'lodge', 'farm'])}`,
    suburb: suburbs[zipf(r, suburbs.length)]!,
    postcode: String(whole(r, 2000, 7400)),
    state: r() < 0.1 ? '' : pick(r, STATES),
    date_of_birth: r() < 0.1 ? '' : `19${two(whole(r, 0, 100))}${two(whole(r, 1, 13))}${two(whole(r, 1, 29))}`,
    soc_sec_id: String(whole(r, 1_000_000, 10_000_000)),
  }
}

/** A copy with mistakes: typos, cells that are missing or in each other's place, another word. */
function spoil(r: R, original: Cells, mistakes: number): Cells {
  const copy = { ...original }
  const swap = (a: string, b: string): void => void ([copy[a], copy[b]] = [copy[b]!, copy[a]!])
  for (let i = 0; i < mistakes; i++) {
    const column = pick(r, Object.keys(copy))
    const kind = r()
    if (kind < 0.12) copy[column] = ''
    else if (kind < 0.2) swap('given_name', 'surname')
    else if (kind < 0.25 && 'address_2' in copy) swap('address_1', 'address_2')
    else if (kind < 0.3) copy[column] = copy[column]!.replace(/^\S+/, () => word(r))
    else copy[column] = typo(r, copy[column]!)
  }
  return copy
}

/** One file of originals, some of which come up to five times again. */
export const peopleFewCopies: MakeKind = (seed, scale = 1) =>
  copied('people, few copies', seed, 1600 * scale, 400 * scale, 3)
export const peopleManyCopies: MakeKind = (seed, scale = 1) =>
  copied('people, many copies', seed, 600 * scale, 900 * scale, 9)

function copied(name: string, seed: number, originals: number, copies: number, most: number): ReturnType<MakeKind> {
  const r = mulberry(seed)
  const place = town(r)
  const people = times(originals, () => person(r, place))
  const rows = people.map((cells, i): Of => [`p${i}`, cells])
  const left = new Map<number, number>()
  while (rows.length < originals + copies) {
    const i = zipf(r, originals)
    if ((left.get(i) ?? 0) >= 5) continue
    left.set(i, (left.get(i) ?? 0) + 1)
    rows.push([`p${i}`, spoil(r, people[i]!, whole(r, 1, most + 1))])
  }
  return oneFile(name, rows, r)
}

/** Two files one to one with heavy mistakes. */
export const peopleTwoFiles: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const place = town(r)
  const people = times(1500 * scale, () => person(r, place))
  const a = people.map((cells, i): Of => [`p${i}`, cells])
  return twoFiles(
    'people, two files',
    a,
    people.map((cells, i): Of => [`p${i}`, spoil(r, cells, whole(r, 1, 9))]),
    r,
  )
}

/** Short names of a census and of who checked it: families share a name and a house. */
export const census: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const { given, family, streets } = town(r)
  const [a, b]: [Of[], Of[]] = [[], []]
  for (let house = 0; house < 170 * scale; house++) {
    const [surname, number, street] = [
      family[zipf(r, 1500)]!,
      String(1 + zipf(r, 900)),
      streets[zipf(r, 60)]!.split(' ')[0]!,
    ]
    for (let member = 0; member < 1 + zipf(r, 6); member++) {
      const middle = r() < 0.5 ? '' : pick(r, 'abcdefghjlmrst'.split(''))
      const cells = { last: surname, first: given[zipf(r, given.length)]!, middle, number, street }
      const thing = `h${house} ${member}`
      if (r() < 0.9) a.push([thing, cells])
      if (r() < 0.8) {
        const other = { ...cells, middle: r() < 0.7 ? middle : '' }
        for (const column of ['last', 'first', 'number', 'street'] as const) {
          if (r() < 0.14) other[column] = typo(r, other[column])
          else if (r() < 0.04) other[column] = ''
        }
        if (r() < 0.06) other.first = other.first[0]!
        b.push([thing, other])
      }
    }
  }
  return twoFiles('census', a, b, r)
}
