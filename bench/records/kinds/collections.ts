/**
 * What museums, libraries and shops list: objects of few titles, addresses in several transliterations, and files that
 * join two catalogues, each of which lists a thing once.
 */
import { both } from './catalogues.ts'
import { mulberry } from '../synthetic-people.ts'
import { cap, oneFile, pick, some, times, typo, whole, word, zipf, type Cells, type MakeKind, type Of } from './made.ts'

const OBJECTS = [
  'Bowl',
  'Portrait of a Man',
  'Landscape with Figures',
  'Still Life',
  'Vase',
  'Coin',
  'Chair',
  'Self-portrait',
]
const MADE_OF = ['oil on canvas', 'earthenware', 'silver', 'oak', 'ink on paper', 'bronze']

export const objects = both(
  'museum objects',
  1000,
  (r, count) => {
    const artists = times(180, () => `${cap(word(r))} ${cap(word(r))}`)
    return times(count, (i) => {
      const [high, wide] = [whole(r, 40, 2000) / 10, whole(r, 40, 2000) / 10]
      const title =
        r() < 0.5 ? pick(r, OBJECTS) : `${pick(r, OBJECTS)} ${pick(r, ['with', 'from', 'of'])} ${cap(word(r))}`
      return {
        accession: `${whole(r, 1870, 2020)}.${whole(r, 1, 400)}.${i}`,
        title,
        artist: r() < 0.25 ? 'Unknown' : artists[zipf(r, 180)]!,
        date: r() < 0.4 ? `ca. ${whole(r, 1400, 1920)}` : String(whole(r, 1400, 1920)),
        medium: pick(r, MADE_OF),
        dimensions: `${high} x ${wide} cm`,
        department: pick(r, ['Paintings', 'Decorative Arts', 'Prints', 'Antiquities']),
      }
    })
  },
  (r, cells) => ({
    ...cells,
    accession: r() < 0.6 ? '' : cells['accession']!.replaceAll('.', '-'),
    title: r() < 0.2 ? typo(r, cells['title']!) : cells['title']!,
    artist: r() < 0.5 ? cells['artist']!.split(' ').toReversed().join(', ') : cells['artist']!,
    date: r() < 0.3 ? cells['date']!.replace('ca. ', 'c.') : cells['date']!,
    dimensions: r() < 0.5 ? cells['dimensions']!.replace(' cm', '') : cells['dimensions']!,
    department: r() < 0.5 ? '' : cells['department']!,
  }),
)

/** Spellings of one sound in Latin letters. */
const SOUNDS = [
  ['yu', 'iu', 'ju'],
  ['ya', 'ia', 'ja'],
  ['zh', 'j', 'ž'],
  ['kh', 'h', 'ch'],
  ['shch', 'sch', 'šč'],
  ['ts', 'c', 'tz'],
  ['iy', 'y', 'i'],
] as const

export const transliterated = both(
  'transliterated addresses',
  900,
  (r, count) => {
    const sound = (): string => pick(r, SOUNDS)[0]
    const name = (): string => cap(`${word(r, 1)}${sound()}${word(r, 1)}${pick(r, ['ov', 'enko', 'iy', 'in', 'a'])}`)
    const [given, family, streets, towns] = [times(40, name), times(220, name), times(150, name), times(15, name)]
    const seen = new Map<string, Cells>()
    while (seen.size < count) {
      const person = `${pick(r, given)} ${family[zipf(r, 220)]!}`
      const address = `ul. ${pick(r, streets)} ${whole(r, 1, 120)}, kv. ${whole(r, 1, 200)}`
      const phone = `+380 ${whole(r, 40, 99)} ${whole(r, 100, 999)} ${whole(r, 1000, 9999)}`
      seen.set(person, { person, address, city: pick(r, towns), phone: r() < 0.25 ? '' : phone })
    }
    return [...seen.values()]
  },
  (r, cells) => {
    const way = whole(r, 1, 3)
    const again = (text: string): string => {
      return SOUNDS.reduce((written, spellings) => written.replaceAll(spellings[0], spellings[way]!), text)
    }
    return {
      ...cells,
      person: again(cells['person']!),
      address:
        r() < 0.5 ? again(cells['address']!) : again(cells['address']!.replace('ul. ', '').replace(', kv. ', '-')),
      city: again(cells['city']!),
      phone: r() < 0.4 ? '' : cells['phone']!.replace('+380 ', '0'),
    }
  },
)

/** Rows of two catalogues in one file, shuffled; `of` writes a thing as this catalogue does. */
const joined = (
  name: string,
  part: number,
  make: (seed: number, count: number) => ((catalogue: 0 | 1) => Cells)[],
): MakeKind => {
  return (seed, scale = 1) => {
    const r = mulberry(seed)
    const rows = make(seed, Math.round(700 * scale)).flatMap((of, i): Of[] => {
      const in0 = r() < 0.6
      const in1 = in0 ? r() < part : true
      return [...(in0 ? [[`j${i}`, of(0)] as Of] : []), ...(in1 ? [[`j${i}`, of(1)] as Of] : [])]
    })
    return oneFile(part === 0 ? `${name}, none twice` : name, rows, r)
  }
}

const inBothLibraries = (seed: number, count: number): ((catalogue: 0 | 1) => Cells)[] => {
  const r = mulberry(seed + 7)
  const [authors, houses] = [times(200, () => [cap(word(r)), cap(word(r))] as const), times(20, () => cap(word(r)))]
  return times(count, () => {
    const title = cap(times(whole(r, 2, 6), () => word(r)).join(' '))
    const [[first, last], house, year] = [authors[zipf(r, 200)]!, pick(r, houses), whole(r, 1960, 2020)]
    const pages = whole(r, 60, 800)
    return (catalogue) => {
      return catalogue === 0
        ? {
            title,
            creator: `${first} ${last}`,
            publisher: `${house} Press`,
            published: String(year),
            extent: `${pages} p.`,
            source: 'city',
          }
        : {
            title: `${r() < 0.2 ? typo(r, title) : title}${r() < 0.4 ? ' : a novel' : ''}`,
            creator: `${last}, ${first[0]}.`,
            publisher: r() < 0.3 ? '' : house,
            published: `c${year}`,
            extent: `${pages + whole(r, 0, 12)} S. ; ${whole(r, 18, 30)} cm`,
            source: 'university',
          }
    }
  })
}

export const librariesJoined = joined('libraries, two catalogues', 0.6, inBothLibraries)
export const librariesApart = joined('libraries, two catalogues', 0, inBothLibraries)

const inBothShops = (seed: number, count: number): ((catalogue: 0 | 1) => Cells)[] => {
  const r = mulberry(seed + 9)
  const brands = times(14, () => cap(word(r)))
  const kinds = ['toaster', 'kettle', 'blender', 'iron', 'mixer', 'coffee maker']
  const features = ['steel', 'digital', 'compact', '1.7 l', '1200 W', 'cordless', 'black', 'red', 'with timer']
  return times(count, (i) => {
    const [brand, kind, own] = [pick(r, brands), pick(r, kinds), some(r, features, 3)]
    const [model, price] = [`${pick(r, ['TX', 'BL', 'KM', 'SI'])}${whole(r, 100, 9999)}`, whole(r, 15, 300)]
    return (catalogue) => {
      return catalogue === 0
        ? {
            item: `A-${10_000 + 3 * i}`,
            name: `${brand} ${model} ${kind}`,
            details: own.join(', '),
            price: `${price}.99`,
          }
        : {
            item: String(770_000_000 + 17 * i),
            name: `${kind} ${brand.toUpperCase()} ${r() < 0.7 ? model : ''} ${own[0]}`,
            details: r() < 0.5 ? '' : some(r, own, 2).join(' '),
            price: `${Math.round(price * (0.8 + r() * 0.4))}.00`,
          }
    }
  })
}

export const shopsJoined = joined('appliances, two catalogues', 0.6, inBothShops)
export const shopsApart = joined('appliances, two catalogues', 0, inBothShops)
