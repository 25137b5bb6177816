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

interface Names {
  given: string[]
  family: string[]
  towns: string[]
  hosts: string[]
}

const namesOf = (r: R): Names => ({
  given: times(150, () => word(r, 2)),
  family: times(250, () => word(r)),
  towns: times(60, () => word(r)),
  hosts: times(120, () => `${word(r)}.${pick(r, ['com', 'org', 'net', 'biz'])}`),
})

const two = (n: number): string => String(n).padStart(2, '0')
const birthday = (r: R): string => `${whole(r, 1930, 2015)}-${two(whole(r, 1, 13))}-${two(whole(r, 1, 29))}`

/** Members of a register with few columns, nearly all of whom are in it several times, often with empty cells. */
export const members: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const { given, family, towns, hosts } = namesOf(r)
  const rows: Of[] = []
  for (let i = 0; i < 250 * scale; i++) {
    const [first_name, surname] = [given[zipf(r, given.length)]!, family[zipf(r, family.length)]!]
    const email = `${first_name}${whole(r, 1, 200)}@${pick(r, hosts)}`
    const cells = { first_name, surname, dob: birthday(r), city: towns[zipf(r, towns.length)]!, email }
    for (let copy = whole(r, 1, 8); copy > 0; copy--) rows.push([`m${i}`, misheard(r, cells)])
  }
  return oneFile('members, most several times', rows, r)
}

function misheard(r: R, original: Cells): Cells {
  const copy: Cells = { ...original }
  for (const column of ['first_name', 'surname', 'city', 'email']) {
    if (r() < 0.18) copy[column] = ''
    else if (r() < 0.22) copy[column] = typo(r, copy[column]!)
  }
  if (r() < 0.15) copy['dob'] = copy['dob']!.replace(/\d(?=\D*$)/, String(whole(r, 0, 10)))
  if (r() < 0.08) [copy['first_name'], copy['surname']] = [copy['surname']!, copy['first_name']!]
  if (r() < 0.08) copy['first_name'] = copy['first_name']!.slice(0, 3)
  return copy
}

/** Voters in several years' lists: sex, town and party have few values, some move house, some change their name. */
export const voters: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const { given, family, towns } = namesOf(r)
  const streets = times(300, () => `${word(r)} ${pick(r, ['st', 'rd', 'ave', 'ln'])}`)
  const address = (): string => `${whole(r, 1, 900)} ${pick(r, streets)}`
  const rows: Of[] = []
  for (let i = 0; i < 900 * scale; i++) {
    const cells = {
      last_name: family[zipf(r, family.length)]!,
      first_name: given[zipf(r, given.length)]!,
      midl_name: r() < 0.2 ? '' : given[zipf(r, given.length)]!,
      sex: pick(r, ['m', 'f']),
      age: String(whole(r, 18, 95)),
      street: address(),
      city: towns[zipf(r, 25)]!,
      party: pick(r, ['dem', 'rep', 'una']),
    }
    rows.push([`v${i}`, cells])
    if (r() >= 0.4) continue
    const later: Cells = { ...cells, age: String(Number(cells.age) + whole(r, 0, 3)) }
    if (r() < 0.15) later['street'] = address()
    if (r() < 0.08) later['last_name'] = family[zipf(r, family.length)]!
    if (r() < 0.3) later['midl_name'] = cells.midl_name.slice(0, 1)
    for (const column of ['last_name', 'first_name', 'street']) if (r() < 0.1) later[column] = typo(r, later[column]!)
    rows.push([`v${i}`, later])
  }
  return oneFile('voters', rows, r)
}

/** Two lists of the same customers, one of which knows less of them. */
export const customers: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const { given, family, towns, hosts } = namesOf(r)
  const [a, b]: [Of[], Of[]] = [[], []]
  for (let i = 0; i < 800 * scale; i++) {
    const [first, last] = [given[zipf(r, given.length)]!, family[zipf(r, family.length)]!]
    const cells = { name: `${first} ${last}`, email: `${first}.${last}@${pick(r, hosts)}`, town: towns[zipf(r, 60)]! }
    const phone = `0${whole(r, 10, 99)} ${whole(r, 1_000_000, 9_999_999)}`
    if (r() < 0.8) a.push([`c${i}`, { ...cells, phone }])
    if (r() < 0.5) continue
    const name = r() < 0.3 ? `${last}, ${first}` : r() < 0.3 ? `${first[0]}. ${last}` : typo(r, cells.name)
    b.push([`c${i}`, { ...cells, name, email: r() < 0.5 ? '' : cells.email, phone: r() < 0.3 ? '' : phone }])
  }
  return twoFiles('customers, two files', a, b, r)
}
