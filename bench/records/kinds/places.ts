import { mulberry } from '../synthetic-people.ts'
import { oneFile, pick, twoFiles, typo, whole, word, type Cells, type MakeKind, type Of, type R } from './made.ts'

const TYPES = ['american', 'italian', 'french', 'japanese', 'seafood', 'steakhouses', 'californian']
const CITIES = ['new york', 'los angeles', 'atlanta', 'san francisco']
const ROOMS = ['cafe', 'dining room', 'restaurant', 'grill', 'bar', 'terrace']

const title = (r: R): string => {
  const first = r() < 0.3 ? pick(r, ['cafe ', 'le ', 'the ', 'la ']) : ''
  return first + word(r) + (r() < 0.4 ? ` ${pick(r, ['grill', 'restaurant', 'house', 'kitchen', 'bistro'])}` : '')
}

/** Restaurants; of one in sixteen addresses several, half of those rooms of a hotel that have its name, too. */
function restaurants(r: R, addresses: number): [thing: string, Cells][] {
  const out: [string, Cells][] = []
  for (let i = 0; i < addresses; i++) {
    const side = r() < 0.3 ? pick(r, ['w. ', 'e. ', 'n. ']) : ''
    const place = {
      addr: `${whole(r, 1, 4001)} ${side}${word(r)} ${pick(r, ['st.', 'ave.', 'blvd.', 'rd.'])}`,
      city: pick(r, CITIES),
      phone: `${whole(r, 200, 900)}/${whole(r, 100, 1000)}-${whole(r, 1000, 10_000)}`,
    }
    const hotel = r() < 0.5 ? title(r) : ''
    const here = r() < 0.06 ? whole(r, 2, 4) : 1
    const rooms = pick(r, [ROOMS, ROOMS.toReversed()])
    for (let k = 0; k < here; k++) {
      const name = here > 1 && hotel !== '' ? `${hotel} ${rooms[k]!}` : title(r)
      out.push([`r${out.length}`, { name, ...place, type: pick(r, TYPES) }])
    }
  }
  return out
}

/** What another guide writes of it. */
function again(r: R, { name = '', addr = '', city = '', phone = '', type = '' }: Cells): Cells {
  const short = name.replace(/^(cafe|le|the|la) /, '') + (r() < 0.3 ? ` (${city})` : '')
  const street = addr
    .replace('st.', 'street')
    .replace('ave.', r() < 0.5 ? 'avenue' : 'ave.')
    .replace('w. ', 'west ')
  return {
    name: r() < 0.3 ? typo(r, name) : r() < 0.5 ? short : name,
    addr: street + (r() < 0.15 ? ' between 5th and 6th' : ''),
    city: r() < 0.2 ? 'w. hollywood' : city,
    phone: r() < 0.7 ? phone.replace('/', '-') : phone,
    type: pick(r, [type, 'new american', 'continental']),
  }
}

const guide = (name: string, seed: number, addresses: number): ReturnType<MakeKind> => {
  const r = mulberry(seed)
  const rows = restaurants(r, addresses).flatMap(([thing, cells]): Of[] => {
    return r() < 0.18
      ? [
          [thing, cells],
          [thing, again(r, cells)],
        ]
      : [[thing, cells]]
  })
  return oneFile(name, rows, r)
}

export const places: MakeKind = (seed, scale = 1) => guide('restaurants', seed, 600 * scale)
export const placesSmall: MakeKind = (seed, scale = 1) => guide('restaurants, 100 rows', seed, 80 * scale)

export const placesTwoFiles: MakeKind = (seed, scale = 1) => {
  const r = mulberry(seed)
  const [a, b]: [Of[], Of[]] = [[], []]
  for (const [thing, cells] of restaurants(r, 700 * scale)) {
    const where = r()
    if (where < 0.7) a.push([thing, cells])
    if (where > 0.5) b.push([thing, again(r, cells)])
  }
  return twoFiles('restaurants, two files', a, b, r)
}
