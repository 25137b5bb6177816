/**
 * Catalogues whose entries are alike by system: sizes and colours of one article, screws of all lengths, volumes and
 * editions, schools of one name, people of few names in several languages. Each comes with and without copies.
 */
import { mulberry } from '../synthetic-people.ts'
import {
  cap,
  oneFile,
  pick,
  some,
  times,
  typo,
  whole,
  word,
  zipf,
  type Cells,
  type MakeKind,
  type Of,
  type R,
} from './made.ts'

/** Entries that all differ, and a copy of this part of them, spoiled by `again`. */
const catalogue = (
  name: string,
  rows: number,
  part: number,
  make: (r: R, count: number) => Cells[],
  again: (r: R, cells: Cells) => Cells,
): MakeKind => {
  return (seed, scale = 1) => {
    const r = mulberry(seed)
    const made = make(r, Math.round(rows * scale))
    const all = made.flatMap((cells, i): Of[] => {
      return r() < part
        ? [
            [`c${i}`, cells],
            [`c${i}`, again(r, cells)],
          ]
        : [[`c${i}`, cells]]
    })
    return oneFile(part === 0 ? `${name}, none twice` : name, all, r)
  }
}

/** One kind twice: without copies, and with some. */
export const both = (
  name: string,
  rows: number,
  make: (r: R, count: number) => Cells[],
  again: (r: R, cells: Cells) => Cells,
): [MakeKind, MakeKind] => [catalogue(name, rows, 0, make, again), catalogue(name, rows, 0.15, make, again)]

const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL']
const COLOURS = ['black', 'white', 'navy', 'red', 'olive', 'grey']
const WEAR = ['T-shirt', 'hoodie', 'trousers', 'socks', 'jacket', 'scarf']

const clothesBoth = both(
  'clothes in sizes',
  1200,
  (r, count) => {
    const [brands, rows]: [string[], Cells[]] = [times(12, () => cap(word(r))), []]
    while (rows.length < count) {
      const [brand, wear, line] = [pick(r, brands), pick(r, WEAR), cap(word(r))]
      const price = `${whole(r, 9, 120)}.90`
      for (const colour of some(r, COLOURS, whole(r, 1, 4))) {
        for (const size of some(r, SIZES, whole(r, 2, 6))) {
          rows.push({ title: `${brand} ${line} ${wear} ${colour} ${size}`, brand, category: wear, colour, size, price })
        }
      }
    }
    return rows.slice(0, count)
  },
  (r, cells) => {
    const words = cells['title']!.split(' ')
    const title = r() < 0.5 ? typo(r, cells['title']!) : [...words.slice(1), words[0]].join(' ')
    return { ...cells, title, price: r() < 0.5 ? '' : cells['price']!, brand: r() < 0.2 ? '' : cells['brand']! }
  },
)

const METALS = ['zinc', 'stainless A2', 'brass', 'black oxide']

const screwsBoth = both(
  'screws',
  900,
  (r, count) => {
    const heads = ['hex bolt', 'countersunk screw', 'socket cap screw', 'threaded rod', 'wood screw', 'washer']
    const every = heads.flatMap((head) => {
      return times(9, (i) => 3 + i).flatMap((thread) => {
        return times(12, (i) => 8 + 4 * i).flatMap((long) => METALS.map((metal) => ({ head, thread, long, metal })))
      })
    })
    return some(r, every, count).map(({ head, thread, long, metal }) => ({
      article: String(whole(r, 100_000, 999_999)),
      description: `${head} M${thread} x ${long} ${metal}`,
      unit: pick(r, ['100 pcs', '200 pcs', '50 pcs']),
      price: (thread * long * 0.01 + r()).toFixed(2),
    }))
  },
  (r, cells) => ({
    ...cells,
    article: String(whole(r, 100_000, 999_999)),
    description: cells['description']!.replace(' x ', 'x').replace('screw', r() < 0.5 ? 'scr.' : 'screw'),
    price: r() < 0.5 ? cells['price']! : (Number(cells['price']) * (0.9 + r() * 0.2)).toFixed(2),
  }),
)

const volumesBoth = both(
  'books in volumes',
  900,
  (r, count) => {
    const [authors, houses] = [times(150, () => `${cap(word(r))} ${cap(word(r))}`), times(20, () => cap(word(r)))]
    const rows: Cells[] = []
    while (rows.length < count) {
      const [title, author, publisher] = [
        times(whole(r, 1, 5), () => word(r)).join(' '),
        pick(r, authors),
        pick(r, houses),
      ]
      const many = r() < 0.5 ? 1 : whole(r, 2, 9)
      const year = whole(r, 1950, 2015)
      for (let i = 1; i <= many; i++) {
        const part = many === 1 ? '' : r() < 0.5 ? `, volume ${i}` : `, ${i}. edition`
        const isbn = `978${whole(r, 1_000_000_000, 9_999_999_999)}`
        const pages = String(whole(r, 80, 900))
        rows.push({ title: cap(title) + part, author, publisher, year: String(year + i), isbn, pages })
      }
    }
    return rows.slice(0, count)
  },
  (r, cells) => ({
    ...cells,
    title: r() < 0.4 ? typo(r, cells['title']!) : cells['title']!.replace('volume', 'vol.'),
    author: r() < 0.5 ? cells['author']!.split(' ').toReversed().join(', ') : cells['author']!,
    isbn: r() < 0.3 ? '' : cells['isbn']!,
    pages: r() < 0.3 ? '' : cells['pages']!,
    publisher: r() < 0.3 ? `${cells['publisher']} Verlag` : cells['publisher']!,
  }),
)

const schoolsBoth = both(
  'schools and clinics',
  1000,
  (r, count) => {
    const [towns, streets] = [times(160, () => cap(word(r))), times(200, () => cap(word(r)))]
    const saints = times(25, () => cap(word(r)))
    const sorts = [
      (town: string): string => `${town} Primary School`,
      (town: string): string => `Grundschule ${town}`,
      (town: string): string => `Universidad de ${town}`,
      (town: string): string => `Université de ${town}`,
      (): string => `St. ${pick(r, saints)} Hospital`,
      (): string => `Hôpital Saint-${pick(r, saints)}`,
      (town: string): string => `Ospedale di ${town}`,
      (town: string): string => `${town} ${pick(r, ['High School', 'College', 'Medical Center', 'Library'])}`,
    ]
    const rows = new Map<string, Cells>()
    while (rows.size < count) {
      const city = towns[zipf(r, towns.length)]!
      const name = pick(r, sorts)(city)
      const phone = `0${whole(r, 20, 99)} ${whole(r, 100_000, 999_999)}`
      const postcode = String(10_000 + 7 * towns.indexOf(city))
      rows.set(`${name} ${city}`, { name, street: `${pick(r, streets)} ${whole(r, 1, 99)}`, postcode, city, phone })
    }
    return [...rows.values()]
  },
  (r, cells) => ({
    ...cells,
    name:
      r() < 0.4
        ? typo(r, cells['name']!)
        : cells['name']!.replace('Saint-', 'St ').replace('Universi', 'Univ. Universi'),
    street: r() < 0.3 ? typo(r, cells['street']!) : cells['street']!,
    phone: r() < 0.4 ? '' : cells['phone']!.replace(' ', '/'),
  }),
)

/**
 * Few family names for many people, as in Vietnam, Korea or Iceland; no column but the day of birth tells them apart.
 */
const polyglotsBoth = both(
  'people of few names',
  1200,
  (r, count) => {
    const families = [
      'Nguyễn',
      'Trần',
      'Lê',
      'Phạm',
      '김',
      '이',
      '박',
      'García',
      'Martínez',
      'Иванов',
      'Петров',
      'محمد',
      'علي',
    ]
    const givens = [
      'Văn Anh',
      'Thị Mai',
      'Minh',
      '민준',
      '서연',
      'José Luis',
      'María',
      'Анна',
      'Олег',
      'أحمد',
      'فاطمة',
      'Hương',
    ]
    const towns = ['Hà Nội', 'Huế', '서울', '부산', 'Sevilla', 'Казань', 'القاهرة', 'Đà Nẵng']
    const rows = new Map<string, Cells>()
    while (rows.size < count) {
      const [name, city] = [`${pick(r, families)} ${pick(r, givens)}`, pick(r, towns)]
      const born = new Date(Date.UTC(1940, 0, 1 + whole(r, 0, 25_000))).toISOString().slice(0, 10)
      const phone = r() < 0.3 ? '' : `+${whole(r, 20, 99)} ${whole(r, 100_000_000, 999_999_999)}`
      rows.set(`${name} ${born}`, { name, born, city, phone })
    }
    return [...rows.values()]
  },
  (r, cells) => ({
    ...cells,
    name: r() < 0.3 ? cells['name']!.split(' ').toReversed().join(' ') : cells['name']!,
    born: r() < 0.15 ? cells['born']!.replace(/^(\d+)-(\d+)-(\d+)$/, '$3.$2.$1') : r() < 0.1 ? '' : cells['born']!,
    phone: r() < 0.3 ? '' : cells['phone']!,
    city: r() < 0.2 ? '' : cells['city']!,
  }),
)

export const clothes = clothesBoth[0]
export const clothesTwice = clothesBoth[1]
export const screws = screwsBoth[0]
export const screwsTwice = screwsBoth[1]
export const volumes = volumesBoth[0]
export const volumesTwice = volumesBoth[1]
export const schools = schoolsBoth[0]
export const schoolsTwice = schoolsBoth[1]
export const polyglots = polyglotsBoth[0]
export const polyglotsTwice = polyglotsBoth[1]
