/** Archives that many hands wrote: registers, discs, films, settlements, affiliations. */
import { mulberry } from '../synthetic-people.ts'
import {
  cap,
  oneFile,
  pick,
  some,
  times,
  twoFiles,
  typo,
  whole,
  word,
  zipf,
  type Cells,
  type MakeKind,
  type Of,
} from './made.ts'

const clean = (cells: Cells, empty: readonly string[]): Cells => {
  return { ...cells, ...Object.fromEntries(empty.map((column) => [column, ''])) }
}

/** Names in four columns, birthdays in three; one row in ten is a copy with one mistake. */
export const patients: MakeKind = (seed, scale = 1) => register('patients', seed, 900 * scale)
export const patientsSmall: MakeKind = (seed, scale = 1) => register('patients, 500 rows', seed, 450 * scale)

function register(name: string, seed: number, people: number): ReturnType<MakeKind> {
  const r = mulberry(seed)
  const [given, family] = [times(120, () => word(r, 2).toUpperCase()), times(900, () => word(r).toUpperCase())]
  const rows: Of[] = []
  for (let i = 0; i < people; i++) {
    const cells: Cells = {
      fname_c1: given[zipf(r, 120)]!,
      fname_c2: r() < 0.9 ? '' : given[zipf(r, 120)]!,
      lname_c1: family[zipf(r, 900)]!,
      lname_c2: r() < 0.98 ? '' : family[zipf(r, 900)]!,
      by: String(whole(r, 1920, 2010)),
      bm: String(whole(r, 1, 13)),
      bd: String(whole(r, 1, 29)),
    }
    rows.push([`p${i}`, cells])
    if (r() >= 0.11) continue
    const column = pick(r, ['fname_c1', 'lname_c1', 'by', 'bm', 'bd', 'lname_c1'])
    const old = cells[column]!
    const next = /\d/.test(old) ? String(Math.max(1, Number(old) + pick(r, [-10, -1, 1, 2, 10]))) : typo(r, old)
    rows.push([`p${i}`, { ...cells, [column]: next }])
  }
  return oneFile(name, rows, r)
}

/** Known people of past centuries, about seven rows each, most cells of which were miscopied or lost. */
export const ancestors: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const [given, family, towns] = [times(100, () => word(r, 2)), times(500, () => word(r)), times(200, () => word(r))]
  const trades = ['politician', 'painter', 'writer', 'clergyman', 'actor', 'engineer', 'lawyer']
  const rows: Of[] = []
  for (let i = 0; i < 220 * scale; i++) {
    const [first, last] = [given[zipf(r, 100)]!, family[zipf(r, 500)]!]
    const cells: Cells = {
      first_name: first,
      surname: last,
      dob: new Date(Date.UTC(1700, 0, 1 + whole(r, 0, 70_000))).toISOString().slice(0, 10),
      birth_place: towns[zipf(r, 200)]!,
      postcode: `${pick(r, ['bn', 'sw', 'ex', 'lu'])}${whole(r, 1, 30)} ${whole(r, 1, 9)}${pick(r, ['ab', 'xy', 'lt'])}`,
      occupation: pick(r, trades),
    }
    for (let copy = 1 + zipf(r, 18); copy > 0; copy--) {
      const empty = some(r, ['dob', 'birth_place', 'postcode', 'occupation'], zipf(r, 4))
      const other = clean(cells, empty)
      if (r() < 0.2) other['first_name'] = r() < 0.5 ? first[0]! : typo(r, first)
      if (r() < 0.15) other['surname'] = typo(r, last)
      if (r() < 0.2) other['dob'] = other['dob']!.replace(/\d\d$/, '01')
      if (r() < 0.1) other['postcode'] = ''
      if (r() < 0.1) other['birth_place'] = pick(r, towns)
      rows.push([`a${i}`, other])
    }
  }
  return oneFile('ancestors, several times', rows, r)
}

/** Discs as their owners typed them: few are there twice, tracks in one long cell. */
export const discs: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const [artists, genres] = [
    times(500, () => times(whole(r, 1, 3), () => cap(word(r))).join(' ')),
    ['Rock', 'Pop', 'Folk', 'Jazz', ''],
  ]
  const rows: Of[] = []
  for (let i = 0; i < 2000 * scale; i++) {
    const [artist, title] = [artists[zipf(r, 500)]!, times(whole(r, 1, 4), () => cap(word(r))).join(' ')]
    const tracks = times(whole(r, 6, 15), () => times(whole(r, 1, 4), () => word(r)).join(' '))
    const cells: Cells = {
      artist,
      dtitle: title,
      category: pick(r, ['rock', 'misc', 'folk', 'jazz']),
      genre: pick(r, genres),
      year: r() < 0.4 ? '' : String(whole(r, 1960, 2005)),
      tracks: tracks.join(' | '),
    }
    rows.push([`d${i}`, cells])
    if (r() >= 0.04) continue
    const again = tracks.map((each) => (r() < 0.15 ? typo(r, each) : each)).slice(0, r() < 0.2 ? -2 : undefined)
    rows.push([
      `d${i}`,
      {
        ...cells,
        artist: r() < 0.2 ? `The ${artist}` : r() < 0.2 ? typo(r, artist) : artist,
        dtitle: r() < 0.2 ? typo(r, title) : r() < 0.2 ? `${title} (Disc 1)` : title,
        category: r() < 0.5 ? 'misc' : cells['category']!,
        genre: pick(r, genres),
        year: r() < 0.4 ? '' : cells['year']!,
        tracks: again.join(' | '),
      },
    ])
  }
  return oneFile('discs, few twice', rows, r)
}

/** Two lists of films, with remakes and sequels. */
export const films: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const people = times(800, () => `${cap(word(r))} ${cap(word(r))}`)
  const [a, b]: [Of[], Of[]] = [[], []]
  for (let i = 0; i < 900 * scale; i++) {
    const first = times(whole(r, 1, 4), () => cap(word(r))).join(' ')
    const director = people[zipf(r, 800)]!
    const cast = times(4, () => people[zipf(r, 800)]!)
    const parts = r() < 0.12 ? whole(r, 2, 4) : 1
    for (let part = 1; part <= parts; part++) {
      const [title, year, minutes] = [part === 1 ? first : `${first} ${part}`, whole(r, 1960, 2015), whole(r, 75, 170)]
      const thing = `f${i} ${part}`
      if (r() < 0.6) {
        a.push([thing, { title, year: String(year), director, cast: cast.join(','), duration: `${minutes} min` }])
      }
      if (r() >= 0.6) continue
      const other = r() < 0.15 ? `The ${title}` : r() < 0.15 ? typo(r, title) : title
      const when = r() < 0.15 ? year + 1 : year
      const length = `${Math.floor(minutes / 60)} hr. ${minutes % 60} min.`
      const named = some(r, cast, whole(r, 2, 5)).join(', ')
      b.push([
        thing,
        { title: other, year: String(when), director: r() < 0.1 ? '' : director, cast: named, duration: length },
      ])
    }
  }
  return twoFiles('films', a, b, r)
}

/** Settlements from four gazetteers in one file: names, and coordinates that differ in the third digit. */
export const settlements: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const rows: Of[] = []
  const states = times(20, () => cap(word(r)))
  const names = times(400, () => cap(word(r)))
  for (let i = 0; i < 500 * scale; i++) {
    const [name, state] = [names[zipf(r, 400)]!, pick(r, states)]
    const [lat, lon] = [25 + 24 * r(), -70 - 50 * r()]
    const near = (of: number): string => (of + (r() - 0.5) * 0.04).toFixed(whole(r, 3, 6))
    const written = [name, `${name}, ${state}`, `${name} (${state})`, name.toUpperCase()]
    for (const [at, label] of written.entries()) {
      if (r() < 0.25) continue
      const spot = { lat: r() < 0.1 ? '' : near(lat), lon: near(lon) }
      const more = { type: pick(r, ['city', 'settlement', 'P', '']), ele: r() < 0.6 ? '' : String(whole(r, 1, 900)) }
      rows.push([`s${i}`, { label: r() < 0.1 ? typo(r, label) : label, ...spot, ...more, gazetteer: `g${at}` }])
    }
  }
  return oneFile('settlements, four gazetteers', rows, r)
}

/** Affiliations as authors write them: one line, with and without department, town and country. */
export const affiliations: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const [towns, lands] = [times(80, () => cap(word(r))), ['USA', 'Germany', 'Italy', 'China', 'India']]
  const rows: Of[] = []
  const sorts = ['University of #', '# University', 'Technical University of #', '# Institute of Technology', '# Labs']
  for (let i = 0; i < 130 * scale; i++) {
    const name = pick(r, sorts).replace('#', r() < 0.6 ? towns[zipf(r, 80)]! : cap(word(r)))
    const [town, land] = [towns[zipf(r, 80)]!, pick(r, lands)]
    for (let copy = 1 + zipf(r, 25); copy > 0; copy--) {
      const short = name.replace('University', 'Univ.').replace('Institute', 'Inst.').replace('Technical', 'Tech.')
      const parts = [
        r() < 0.3
          ? `${pick(r, ['Dept.', 'Department', 'School'])} of ${pick(r, ['Computer Science', 'Physics', 'EECS'])}`
          : '',
        r() < 0.25 ? short : r() < 0.1 ? typo(r, name) : name,
        r() < 0.5 ? town : '',
        r() < 0.5 ? land : '',
      ]
      rows.push([`u${i}`, { affiliation: parts.filter((part) => part !== '').join(', ') }])
    }
  }
  return oneFile('affiliations', rows, r)
}
