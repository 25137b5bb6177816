import { mulberry } from '../synthetic-people.ts'
import { clothes, polyglots, schools, screws, volumes } from './catalogues.ts'
import {
  cap,
  oneFile,
  pick,
  some,
  times,
  whole,
  word,
  zipf,
  type Cells,
  type Kind,
  type MakeKind,
  type Of,
  type R,
} from './made.ts'

/**
 * Files in which nothing is twice, however much of it is alike: names of the same few words, households and offices
 * with one phone, series, branches. Whatever is found in them is wrong.
 */
const allDifferent = (name: string, rows: number, make: (r: R, count: number) => Cells[]): MakeKind => {
  return (seed, scale = 1): Kind => {
    const r = mulberry(seed)
    const made = make(r, Math.round(rows * scale))
    return oneFile(
      name,
      made.map((cells, i): Of => [`n${i}`, cells]),
      r,
    )
  }
}

const phone = (r: R): string => `0${whole(r, 20, 99)} ${whole(r, 1_000_000, 9_999_999)}`
const street = (r: R, streets: readonly string[]): string => `${whole(r, 1, 200)} ${pick(r, streets)}`
const words = (r: R, count: number): string[] => times(count, () => cap(word(r)))

/** So many different names of two words. */
function pairsOfWords(r: R, count: number): string[] {
  const side = Math.ceil(Math.sqrt(count * 3))
  const [given, family] = [words(r, side), words(r, side)]
  return some(r, [...new Set(given.flatMap((first) => family.map((last) => `${first} ${last}`)))], count)
}

const clients = allDifferent('clients', 1000, (r, count) => {
  const towns = words(r, 8)
  return pairsOfWords(r, count).map((name, i) => ({
    id: String(i),
    name,
    phone: phone(r),
    city: pick(r, towns),
    note: '',
  }))
})

const employees = allDifferent('employees of few firms', 400, (r, count) => {
  const [towns, firms] = [words(r, 6), words(r, 5)]
  return pairsOfWords(r, count).map((name) => ({ name, company: pick(r, firms), city: pick(r, towns) }))
})

const households = allDifferent('households', 1000, (r, count) => {
  const [given, family, streets, towns] = [words(r, 60), words(r, 200), words(r, 80), words(r, 12)]
  const rows: Cells[] = []
  while (rows.length < count) {
    const home = { surname: family[zipf(r, 200)]!, address: street(r, streets), city: pick(r, towns), phone: phone(r) }
    for (const first_name of some(r, given, whole(r, 1, 5))) rows.push({ first_name, ...home })
  }
  return rows.slice(0, count)
})

const offices = allDifferent('offices with one phone', 500, (r, count) => {
  const [streets, towns] = [words(r, 40), words(r, 10)]
  const desks = times(Math.ceil(count / 8), () => {
    return { company: `${cap(word(r))} Ltd`, address: street(r, streets), city: pick(r, towns), phone: phone(r) }
  })
  return pairsOfWords(r, count).map((name) => ({ name, ...pick(r, desks) }))
})

const shops = allDifferent('branches of chains', 800, (r, count) => {
  const [chains, streets, towns] = [words(r, 25), words(r, 300), words(r, 40)]
  return times(count, () => {
    const [name, category] = [pick(r, chains), pick(r, ['food', 'books', 'shoes', 'toys'])]
    return { name, address: street(r, streets), city: pick(r, towns), phone: phone(r), category }
  })
})

const albums = allDifferent('songs of albums', 1000, (r, count) => {
  const artists = pairsOfWords(r, 40)
  const rows: Cells[] = []
  while (rows.length < count) {
    const album = { artist: pick(r, artists), album: words(r, 2).join(' '), year: String(whole(r, 1970, 2020)) }
    for (let track = 1; track <= 10; track++) {
      const duration = `${whole(r, 2, 6)}:${String(whole(r, 0, 60)).padStart(2, '0')}`
      rows.push({
        title: words(r, whole(r, 1, 4)).join(' '),
        ...album,
        duration,
        genre: pick(r, ['Pop', 'Rock', 'Jazz']),
      })
    }
  }
  return rows.slice(0, count)
})

const series = allDifferent('events of series', 600, (r, count) => {
  const [titles, venues, towns] = [times(30, () => `${words(r, 2).join(' ')} Night`), words(r, 20), words(r, 6)]
  const shows = titles.map((title) => ({ title, venue: pick(r, venues), city: pick(r, towns) }))
  return times(count, (i) => {
    const day = new Date(Date.UTC(2026, 0, 1 + Math.floor(i / 2))).toISOString().slice(0, 10)
    return { ...shows[i % shows.length]!, date: day, price: `${whole(r, 5, 60)}.00` }
  })
})

const catalogue = allDifferent('models of makers', 1000, (r, count) => {
  const [makers, sorts] = [words(r, 15), ['camera', 'printer', 'radio', 'phone', 'drill', 'lamp']]
  return times(count, (i) => {
    const [maker, sort] = [pick(r, makers), pick(r, sorts)]
    const model = `${pick(r, ['XR', 'ZB', 'QT', 'KL'])}${1000 + i * 7}`
    return {
      sku: `${100_000 + i * 13}`,
      name: `${maker} ${model} ${sort}`,
      brand: maker,
      category: sort,
      price: `${whole(r, 20, 900)}.99`,
    }
  })
})

export const firms = allDifferent('companies', 5000, (r, count) => {
  const towns = words(r, 60)
  const trades = ['Systems', 'Foods', 'Energy', 'Holdings', 'Trading', 'Logistics', 'Media', 'Pharma']
  const names = new Set<string>()
  while (names.size < count) names.add(`${cap(word(r, 3))} ${pick(r, trades)} ${pick(r, ['Ltd', 'Inc', 'GmbH'])}`)
  return [...names].map((company) => ({
    company,
    city: pick(r, towns),
    website: '',
    employees: String(whole(r, 1, 500)),
  }))
})

export const ALL_DIFFERENT: readonly MakeKind[] = [
  clients,
  employees,
  households,
  offices,
  shops,
  albums,
  series,
  catalogue,
  firms,
  clothes,
  screws,
  volumes,
  schools,
  polyglots,
]
